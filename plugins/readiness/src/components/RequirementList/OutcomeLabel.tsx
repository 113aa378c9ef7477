import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import CheckCircleOutlineIcon from '@material-ui/icons/CheckCircleOutline';
import RecordVoiceOverIcon from '@material-ui/icons/RecordVoiceOver';
import RemoveCircleOutlineIcon from '@material-ui/icons/RemoveCircleOutline';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';
import { useWords } from '../../hooks/useWords';
import { ShownOutcome } from '../../words/shownOutcome';
import { IconLabel, Look, ToneIcon } from '../IconLabel';

const LOOKS: Readonly<Record<ShownOutcome, Look>> = {
  met: { icon: CheckCircleIcon, tone: 'good' },
  'met-with-exemptions': { icon: CheckCircleOutlineIcon, tone: 'good' },
  excused: { icon: RecordVoiceOverIcon, tone: 'warning' },
  'nothing-required': { icon: RemoveCircleOutlineIcon, tone: 'quiet' },
  'only-warns': { icon: ReportProblemIcon, tone: 'warning' },
  'not-met': { icon: CancelIcon, tone: 'bad' },
};

/** What became of a requirement of a gate, as icon and words. @internal */
export const OutcomeLabel = (props: { outcome: ShownOutcome }) => {
  const { t } = useWords();
  return (
    <IconLabel icon={<ToneIcon {...LOOKS[props.outcome]} />}>
      {t(`requirement.outcome.${props.outcome}`)}
    </IconLabel>
  );
};
