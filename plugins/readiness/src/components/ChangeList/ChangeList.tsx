import { ChangeView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import { ChangeItem } from './ChangeItem';

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      '& > li + li': { marginTop: theme.spacing(1.5) },
    },
  }),
  { name: 'ReadinessChangeList' },
);

/** Changes with their causes, in the order given. @internal */
export const ChangeList = (props: {
  changes: readonly ChangeView[];
  /** The title of a standard or capability; its name where there is none. */
  titleOf: (subject: string) => string;
  label: string;
  /** How many of the checks that changed are named. */
  details: number;
}) => {
  const { changes, titleOf, label, details } = props;
  const classes = useStyles();
  return (
    <ul className={classes.list} aria-label={label}>
      {changes.map(change => (
        <ChangeItem
          key={change.id}
          change={change}
          subject={titleOf(change.subject)}
          details={details}
        />
      ))}
    </ul>
  );
};
