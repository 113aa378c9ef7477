import { GateDecisionView } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useParams } from 'react-router-dom';
import { useGovernance } from '../../hooks/useGovernance';
import { useWords } from '../../hooks/useWords';
import { AnswerState } from '../AnswerState';
import { BackLink } from '../BackLink';
import { DecisionEntity } from '../DecisionEntity';
import { FigureList } from '../FigureList';
import { GateDecisionDetails } from '../GateDecisionDetails';
import { GateLink } from '../GateLink';
import { GateContext } from '../GatePage';
import { RelativeTime } from '../RelativeTime';
import { SectionTitle } from '../SectionTitle';

/** A stored decision as it was answered. @internal */
export const GateDecisionPage = () => {
  const { id = '' } = useParams();
  const { t } = useWords();
  const answer = useGovernance(api => api.getGateDecision(id), [id]);
  const title = answer.state === 'ready' ? answer.value.title : id;
  return (
    <>
      <BackLink to="gates">{t('page.gates')}</BackLink>
      <SectionTitle rank="h2">
        {t('gateDecisions.stored', { title })}
      </SectionTitle>
      <AnswerState answer={answer} what={t('gatesPage.decisions')}>
        {decision => <Decision decision={decision} />}
      </AnswerState>
    </>
  );
};

function Decision(props: { decision: GateDecisionView }) {
  const { decision } = props;
  const { at, gate, title, context } = decision;
  const { t, formats } = useWords();
  return (
    <InfoCard>
      <Typography variant="body2">
        {t('gateDecisions.storedText', { age: <RelativeTime at={at} /> })}
      </Typography>
      <FigureList
        figures={[
          {
            name: t('gateDecisions.columnEntity'),
            value: <DecisionEntity decision={decision} />,
          },
          {
            name: t('followUp.columnGate'),
            value: <GateLink gate={gate}>{title}</GateLink>,
          },
          {
            name: t('gateDecisions.columnAt'),
            value: formats.instant(at),
          },
          {
            name: t('gateDecisions.columnContext'),
            value: <GateContext context={context} />,
          },
        ]}
      />
      <GateDecisionDetails decision={decision} />
    </InfoCard>
  );
}
