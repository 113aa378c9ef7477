import { StandingChangeView } from 'backstage-plugin-readiness-common';
import Typography from '@material-ui/core/Typography';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import UndoIcon from '@material-ui/icons/Undo';
import { useWords } from '../../hooks/useWords';
import { IconLabel, Look, ToneIcon } from '../IconLabel';
import { PersonLink } from '../PersonLink';
import { RelativeTime } from '../RelativeTime';

const LOOKS: Readonly<Record<StandingChangeView['state'], Look>> = {
  open: { icon: RadioButtonUncheckedIcon, tone: 'quiet' },
  confirmed: { icon: CheckCircleIcon, tone: 'good' },
  undone: { icon: UndoIcon, tone: 'quiet' },
};

/** Whether a change waits, counts or was taken back, as icon and word, and who confirmed it with which words. @internal */
export const StandingChangeState = (props: { change: StandingChangeView }) => {
  const { state, decidedBy, decidedAt, comment } = props.change;
  const { t } = useWords();
  return (
    <>
      <IconLabel icon={<ToneIcon {...LOOKS[state]} />}>
        {t(`standing.states.${state}`)}
      </IconLabel>
      {decidedBy && decidedAt && (
        <Typography variant="body2" color="textSecondary">
          {t('standing.decidedBy', {
            by: <PersonLink personRef={decidedBy} />,
            age: <RelativeTime at={decidedAt} />,
          })}
          {comment && <div>{comment}</div>}
        </Typography>
      )}
    </>
  );
};
