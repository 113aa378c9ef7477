import { GateDecisionItem } from 'backstage-plugin-readiness-common';
import { Link } from '@backstage/core-components';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { useWords } from '../../hooks/useWords';
import { claimWords } from '../../words/claimWords';
import { DecisionEntity } from '../DecisionEntity';
import { FigureTable } from '../FigureTable';
import { GateAnswerLabel } from '../GateAnswerLabel';
import { PersonLink } from '../PersonLink';
import { GateContext } from './GateContext';

/** One page of decisions; the time of each leads to what was answered. @internal */
export const GateDecisionTable = (props: {
  label: string;
  items: readonly GateDecisionItem[];
}) => {
  const { label, items } = props;
  const { t, formats } = useWords();
  const path = useReadinessPath();
  return (
    <FigureTable
      label={label}
      columns={[
        { title: t('gateDecisions.columnAt'), oneLine: true },
        { title: t('gateDecisions.columnEntity') },
        { title: t('gateDecisions.columnAnswer'), oneLine: true },
        { title: t('gateDecisions.columnSummary') },
        { title: t('gateDecisions.columnContext') },
        { title: t('gateDecisions.columnClaims') },
        { title: t('gateDecisions.columnBy') },
      ]}
      rows={items.map(item => ({
        key: item.id,
        cells: [
          <Link
            key="at"
            to={path(`gates/decisions/${encodeURIComponent(item.id)}`)}
          >
            {formats.instant(item.at)}
          </Link>,
          <DecisionEntity key="entity" decision={item} />,
          <GateAnswerLabel key="answer" answer={item.answer} />,
          item.summary,
          <GateContext key="context" context={item.context} />,
          item.claims.map(kind => claimWords(t, kind)).join(', ') || '–',
          <PersonLink key="by" personRef={item.askedBy} />,
        ],
      }))}
    />
  );
};
