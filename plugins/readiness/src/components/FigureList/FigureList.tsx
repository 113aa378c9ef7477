import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(140px, 1fr))',
      gap: theme.spacing(1, 3),
      margin: theme.spacing(1, 0),
    },
    name: { color: theme.palette.text.secondary },
    value: { margin: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'ReadinessFigureList' },
);

/** Names with their values, as many beside each other as there is room for. @internal */
export const FigureList = (props: {
  figures: readonly { name: string; value: ReactNode }[];
}) => {
  const classes = useStyles();
  return (
    <dl className={classes.root}>
      {props.figures.map(({ name, value }) => (
        <div key={name}>
          <dt className={classes.name}>{name}</dt>
          <dd className={classes.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
};
