import { EmptyState, InfoCard } from '@backstage/core-components';
import { GateDecisionQuery } from 'backstage-plugin-readiness-common';
import { useSearchParams } from 'react-router-dom';
import { useGovernance } from '../../hooks/useGovernance';
import { useWords } from '../../hooks/useWords';
import { CLAIMS } from '../../words/claimWords';
import { COUNTED_DAYS } from '../../words/countedDays';
import { known, optional, valuesOf } from '../../words/entityQuery';
import { AnswerState } from '../AnswerState';
import { FilterRow } from '../FilterRow';
import { ListPaging } from '../ListPaging';
import { ToggleFilter } from '../ToggleFilter';
import { ValueFilter } from '../ValueFilter';
import { GateDecisionTable } from './GateDecisionTable';

const PAGE_SIZE = 25;

/** The worst first. */
const ANSWERS = ['block', 'warn', 'allow'] as const;

/** What a gate has answered, page by page, each with its stored evidence. @internal */
export const GateDecisionList = (props: {
  gate: string;
  title: string;
  /** Types of change that were claimed lately. */
  changes: readonly string[];
}) => {
  const { gate, title, changes } = props;
  const { t } = useWords();
  const [params] = useSearchParams();
  const query = readDecisionQuery(params);
  const answer = useGovernance(
    api => api.listGateDecisions(gate, { ...query, limit: PAGE_SIZE }),
    [gate, JSON.stringify(query)],
  );
  return (
    <InfoCard
      title={t('gatesPage.decisions')}
      titleTypographyProps={{ component: 'h3' }}
    >
      <FilterRow>
        <ToggleFilter
          param="answer"
          label={t('gateDecisions.filterAnswer')}
          options={ANSWERS.map(value => ({
            value,
            label: t(`gateAnswer.${value}`),
          }))}
        />
        <ToggleFilter
          param="claim"
          label={t('gateDecisions.filterClaim')}
          options={CLAIMS.map(value => ({
            value,
            label: t(`gateDecisions.claims.${value}`),
          }))}
        />
        <ToggleFilter
          param="days"
          label={t('gateDecisions.filterDays')}
          options={[{ value: COUNTED_DAYS, label: t('gateDecisions.days30') }]}
        />
        <ValueFilter
          param="change"
          label={t('gateDecisions.filterChange')}
          suggestions={changes}
          several
        />
        <ValueFilter param="entity" label={t('gateDecisions.filterEntity')} />
      </FilterRow>
      <AnswerState answer={answer} what={t('gatesPage.decisions')}>
        {({ items, total, nextCursor }) => (
          <>
            {items.length === 0 ? (
              <EmptyState
                missing="content"
                title={t('gateDecisions.empty')}
                description={t('gateDecisions.emptyText')}
              />
            ) : (
              <GateDecisionTable
                label={t('gateDecisions.caption', { gate: title })}
                items={items}
              />
            )}
            <ListPaging
              total={t('gateDecisions.total', { count: total })}
              nextCursor={nextCursor}
            />
          </>
        )}
      </AnswerState>
    </InfoCard>
  );
};

/** What a URL asks of the list. Words that the API does not know are left out. */
function readDecisionQuery(params: URLSearchParams): GateDecisionQuery {
  return {
    entity: valuesOf(params, 'entity')[0],
    answer: optional(known(valuesOf(params, 'answer'), ANSWERS)),
    claim: optional(known(valuesOf(params, 'claim'), CLAIMS)),
    change: optional(valuesOf(params, 'change')),
    days: valuesOf(params, 'days').includes(COUNTED_DAYS)
      ? Number(COUNTED_DAYS)
      : undefined,
    cursor: valuesOf(params, 'cursor')[0],
  };
}
