import { EmptyState, InfoCard } from '@backstage/core-components';
import { useSearchParams } from 'react-router-dom';
import { useGovernance } from '../../hooks/useGovernance';
import { useWords } from '../../hooks/useWords';
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
export const GateDecisionList = (props: { gate: string; title: string }) => {
  const { gate, title } = props;
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
function readDecisionQuery(params: URLSearchParams) {
  return {
    entity: valuesOf(params, 'entity')[0],
    answer: optional(known(valuesOf(params, 'answer'), ANSWERS)),
    cursor: valuesOf(params, 'cursor')[0],
  };
}
