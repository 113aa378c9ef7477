import { makeStyles } from '@material-ui/core/styles';
import ConfirmationNumberIcon from '@material-ui/icons/ConfirmationNumber';
import NotificationsActiveIcon from '@material-ui/icons/NotificationsActive';
import NotificationsNoneIcon from '@material-ui/icons/NotificationsNone';
import { useWords } from '../../hooks/useWords';
import { SloAlert } from '../../words/sloStates';

const ICONS = {
  page: NotificationsActiveIcon,
  ticket: ConfirmationNumberIcon,
  none: NotificationsNoneIcon,
} as const;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      whiteSpace: 'nowrap',
    },
    page: { color: theme.palette.error.main },
    ticket: { color: theme.palette.warning.main },
    none: { color: theme.palette.text.secondary },
  }),
  { name: 'ReadinessSloAlertLabel' },
);

/** Whether somebody is to be called, or a ticket opened, as icon and words. @internal */
export const SloAlertLabel = (props: { alert: SloAlert }) => {
  const { alert } = props;
  const classes = useStyles();
  const { t } = useWords();
  const Icon = ICONS[alert];
  return (
    <span className={classes.root}>
      <Icon className={classes[alert]} fontSize="small" aria-hidden />
      <span>{t(`sloAlert.${alert}`)}</span>
    </span>
  );
};
