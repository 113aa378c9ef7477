import { SloListItem } from 'backstage-plugin-readiness-common';
import { EmptyState, InfoCard } from '@backstage/core-components';
import { useSearchParams } from 'react-router-dom';
import { useReadiness } from '../../hooks/useReadiness';
import { useWords } from '../../hooks/useWords';
import { readSloQuery } from '../../words/sloQuery';
import { AnswerState } from '../AnswerState';
import { BackLink } from '../BackLink';
import { FilterBar } from '../FilterBar';
import { ListPaging } from '../ListPaging';
import { ObjectiveTable } from '../ObjectiveTable';
import { OrderSelect } from '../OrderSelect';
import { SectionTitle } from '../SectionTitle';
import { SloFilters } from './SloFilters';

const PAGE_SIZE = 25;

/** The catalogue of SLOs that every figure of them leads to: page by page, least budget left first. @internal */
export const SloObjectivesPage = () => {
  const { t } = useWords();
  const [params] = useSearchParams();
  const query = readSloQuery(params);
  const answer = useReadiness(
    api => api.listSlos({ ...query, limit: PAGE_SIZE }),
    [JSON.stringify(query)],
  );
  const items = answer.state === 'ready' ? answer.value.items : [];
  return (
    <>
      <BackLink to="slos">{t('page.slos')}</BackLink>
      <SectionTitle rank="h2">{t('slos.catalogue')}</SectionTitle>
      <FilterBar />
      <SloFilters sources={sourcesOf(items)} />
      <InfoCard>
        <OrderSelect />
        <AnswerState answer={answer} what={t('slos.catalogue')}>
          {page => (
            <>
              {page.items.length === 0 ? (
                <EmptyState
                  missing="content"
                  title={t('slos.noMatch')}
                  description={t('slos.noMatchText')}
                />
              ) : (
                <ObjectiveTable
                  label={t(
                    query.order === 'name'
                      ? 'slos.catalogueCaptionByName'
                      : 'slos.catalogueCaption',
                  )}
                  items={page.items}
                />
              )}
              <ListPaging
                total={t('slo.total', { count: page.total })}
                nextCursor={page.nextCursor}
              />
            </>
          )}
        </AnswerState>
      </InfoCard>
    </>
  );
};

/** The sources of what is shown suggest what to narrow by. */
function sourcesOf(items: readonly SloListItem[]): string[] {
  const sources = items.flatMap(({ source }) => source ?? []);
  return [...new Set(sources)].sort();
}
