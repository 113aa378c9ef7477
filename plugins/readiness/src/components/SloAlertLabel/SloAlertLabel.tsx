import ConfirmationNumberIcon from '@material-ui/icons/ConfirmationNumber';
import NotificationsActiveIcon from '@material-ui/icons/NotificationsActive';
import NotificationsNoneIcon from '@material-ui/icons/NotificationsNone';
import { useWords } from '../../hooks/useWords';
import { SloAlert } from '../../words/sloStates';
import { IconLabel, Look, ToneIcon } from '../IconLabel';

const LOOKS: Readonly<Record<SloAlert, Look>> = {
  page: { icon: NotificationsActiveIcon, tone: 'bad' },
  ticket: { icon: ConfirmationNumberIcon, tone: 'warning' },
  none: { icon: NotificationsNoneIcon, tone: 'quiet' },
};

/** Whether somebody is to be called, or a ticket opened, as icon and words. @internal */
export const SloAlertLabel = (props: { alert: SloAlert }) => {
  const { t } = useWords();
  return (
    <IconLabel icon={<ToneIcon {...LOOKS[props.alert]} />} oneLine>
      {t(`sloAlert.${props.alert}`)}
    </IconLabel>
  );
};
