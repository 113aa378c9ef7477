import { EmptyState, InfoCard } from '@backstage/core-components';
import { useSearchParams } from 'react-router-dom';
import { useReadiness } from '../../hooks/useReadiness';
import { useWords } from '../../hooks/useWords';
import { readQuery } from '../../words/entityQuery';
import { AnswerState } from '../AnswerState';
import { FilterBar } from '../FilterBar';
import { ListPaging } from '../ListPaging';
import { OrderSelect } from '../OrderSelect';
import { SectionTitle } from '../SectionTitle';
import { EntitiesTable } from './EntitiesTable';
import { NarrowingChips } from './NarrowingChips';

const PAGE_SIZE = 25;

/** The list that every figure leads to: page by page, the worst first. @internal */
export const EntitiesPage = () => {
  const { t } = useWords();
  const [params] = useSearchParams();
  const query = readQuery(params);
  const answer = useReadiness(
    api => api.listEntities({ ...query, limit: PAGE_SIZE }),
    [JSON.stringify(query)],
  );
  return (
    <>
      <SectionTitle rank="h2">{t('entities.title')}</SectionTitle>
      <FilterBar />
      <NarrowingChips />
      <InfoCard>
        <OrderSelect />
        <AnswerState answer={answer} what={t('entities.title')}>
          {page => (
            <>
              {page.items.length === 0 ? (
                <EmptyState
                  missing="content"
                  title={t('entities.empty')}
                  description={t('entities.emptyText')}
                />
              ) : (
                <EntitiesTable items={page.items} query={query} />
              )}
              <ListPaging
                total={t('entities.total', { count: page.total })}
                nextCursor={page.nextCursor}
              />
            </>
          )}
        </AnswerState>
      </InfoCard>
    </>
  );
};
