import { GateDecisionView } from 'backstage-plugin-readiness-common';
import BlockIcon from '@material-ui/icons/Block';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';
import { useWords } from '../../hooks/useWords';
import { IconLabel, Look, ToneIcon } from '../IconLabel';

const LOOKS: Readonly<Record<GateDecisionView['answer'], Look>> = {
  allow: { icon: CheckCircleIcon, tone: 'good' },
  warn: { icon: ReportProblemIcon, tone: 'warning' },
  block: { icon: BlockIcon, tone: 'bad' },
};

/** What a gate answers, as icon and words. @internal */
export const GateAnswerLabel = (props: {
  answer: GateDecisionView['answer'];
}) => {
  const { t } = useWords();
  return (
    <IconLabel icon={<ToneIcon {...LOOKS[props.answer]} />}>
      {t(`gateAnswer.${props.answer}`)}
    </IconLabel>
  );
};
