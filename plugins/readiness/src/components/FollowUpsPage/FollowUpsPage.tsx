import { FollowUpView } from 'backstage-plugin-readiness-common';
import { EmptyState, InfoCard } from '@backstage/core-components';
import { useSearchParams } from 'react-router-dom';
import { useGovernance } from '../../hooks/useGovernance';
import { useWords } from '../../hooks/useWords';
import { known, optional, valuesOf } from '../../words/entityQuery';
import { AnswerState } from '../AnswerState';
import { BackLink } from '../BackLink';
import { FollowUpTable } from '../FollowUpTable';
import { ListPaging } from '../ListPaging';
import { SectionTitle } from '../SectionTitle';
import { FollowUpFilters } from './FollowUpFilters';
import { FOLLOW_UP_KINDS, FOLLOW_UP_STATES } from './followUpWords';

const PAGE_SIZE = 25;

/** All that is owed after break-glasses and approvals, page by page. @internal */
export const FollowUpsPage = () => {
  const { t } = useWords();
  const [params] = useSearchParams();
  const query = readFollowUpQuery(params);
  const answer = useGovernance(
    api => api.listFollowUps({ ...query, limit: PAGE_SIZE }),
    [JSON.stringify(query)],
  );
  const reload = answer.state === 'loading' ? () => {} : answer.retry;
  return (
    <>
      <BackLink to="reviews">{t('page.reviews')}</BackLink>
      <SectionTitle rank="h2">{t('followUp.title')}</SectionTitle>
      <FollowUpFilters />
      <InfoCard>
        <AnswerState answer={answer} what={t('followUp.title')}>
          {({ items, total, nextCursor }) => (
            <>
              {items.length === 0 ? (
                <EmptyState
                  missing="content"
                  title={t('followUp.empty')}
                  description={t('followUp.emptyText')}
                />
              ) : (
                <FollowUpTable
                  label={t('followUp.title')}
                  items={items}
                  reload={reload}
                />
              )}
              <ListPaging
                total={t('followUp.total', { count: total })}
                nextCursor={nextCursor}
              />
            </>
          )}
        </AnswerState>
      </InfoCard>
    </>
  );
};

interface FollowUpQuery {
  kind?: FollowUpView['kind'][];
  state?: FollowUpView['state'][];
  entity?: string;
  cursor?: string;
}

/** What a URL asks of the list. Words that the API does not know are left out. */
function readFollowUpQuery(params: URLSearchParams): FollowUpQuery {
  return {
    kind: optional(known(valuesOf(params, 'kind'), FOLLOW_UP_KINDS)),
    state: optional(known(valuesOf(params, 'state'), FOLLOW_UP_STATES)),
    entity: valuesOf(params, 'entity')[0],
    cursor: valuesOf(params, 'cursor')[0],
  };
}
