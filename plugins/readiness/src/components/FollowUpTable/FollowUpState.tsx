import { FollowUpView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';
import { useWords } from '../../hooks/useWords';
import { PersonLink } from '../PersonLink';
import { RelativeTime } from '../RelativeTime';

/** Each state has a shape of its own, so that colour adds to it and carries nothing alone. */
const ICONS = {
  overdue: ReportProblemIcon,
  open: RadioButtonUncheckedIcon,
  closed: CheckCircleIcon,
} as const;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
    },
    overdue: { color: theme.palette.error.main },
    open: { color: theme.palette.text.secondary },
    closed: { color: theme.palette.success.main },
  }),
  { name: 'ReadinessFollowUpState' },
);

/** Whether something is owed, late or done, as icon and word, and who closed it with which words. @internal */
export const FollowUpState = (props: { followUp: FollowUpView }) => {
  const { state, closedBy, closedAt, closingComment } = props.followUp;
  const classes = useStyles();
  const { t } = useWords();
  const Icon = ICONS[state];
  return (
    <>
      <span className={classes.root}>
        <Icon className={classes[state]} fontSize="small" aria-hidden />
        <span>{t(`followUp.${state}`)}</span>
      </span>
      {closedBy && closedAt && (
        <Typography variant="body2" color="textSecondary">
          {t('followUp.closedBy', {
            by: <PersonLink personRef={closedBy} />,
            age: <RelativeTime at={closedAt} />,
          })}
          {closingComment && <div>{closingComment}</div>}
        </Typography>
      )}
    </>
  );
};
