import { InfoCard } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      overflowWrap: 'anywhere',
      '& > li + li': {
        marginTop: theme.spacing(1.5),
        paddingTop: theme.spacing(1.5),
        borderTop: `1px solid ${theme.palette.divider}`,
      },
    },
  }),
  { name: 'ReadinessDecisionList' },
);

/** A card with what people decided, one below the other; nothing where there is nothing. @internal */
export const DecisionList = <T extends { id: string }>(props: {
  title: string;
  items: readonly T[];
  children(item: T): ReactNode;
  /** Below the list. */
  more?: ReactNode;
}) => {
  const { title, items, children, more } = props;
  const classes = useStyles();
  if (items.length === 0 && !more) {
    return null;
  }
  return (
    <InfoCard title={title} titleTypographyProps={{ component: 'h2' }}>
      <Typography variant="body2" component="div">
        {items.length > 0 && (
          <ul className={classes.list} aria-label={title}>
            {items.map(item => (
              <li key={item.id}>{children(item)}</li>
            ))}
          </ul>
        )}
        {more}
      </Typography>
    </InfoCard>
  );
};
