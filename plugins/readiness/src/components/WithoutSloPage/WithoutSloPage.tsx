import { EmptyState, InfoCard } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useSearchParams } from 'react-router-dom';
import { useReadiness } from '../../hooks/useReadiness';
import { useWords } from '../../hooks/useWords';
import { filterParams, readFilter } from '../../words/entityQuery';
import { AnswerState } from '../AnswerState';
import { BackLink } from '../BackLink';
import { FilterBar } from '../FilterBar';
import { ListPaging } from '../ListPaging';
import { SectionTitle } from '../SectionTitle';
import { ServiceTable } from '../ServiceTable';

const PAGE_SIZE = 25;

/** All services of tiers 0 and 1 without an SLO, page by page. @internal */
export const WithoutSloPage = () => {
  const { t } = useWords();
  const [params] = useSearchParams();
  const filter = filterParams(params).toString();
  const cursor = params.get('cursor') || undefined;
  const answer = useReadiness(
    api =>
      api.listWithoutSlo({ ...readFilter(params), cursor, limit: PAGE_SIZE }),
    [filter, cursor ?? ''],
  );
  return (
    <>
      <BackLink to="slos">{t('page.slos')}</BackLink>
      <SectionTitle rank="h2">{t('slos.without')}</SectionTitle>
      <Typography paragraph>{t('slos.withoutNote')}</Typography>
      <FilterBar />
      <InfoCard>
        <AnswerState answer={answer} what={t('slos.without')}>
          {page => (
            <>
              {page.items.length === 0 ? (
                <EmptyState
                  missing="content"
                  title={t('slos.withoutNoMatch')}
                  description={t('slos.noMatchText')}
                />
              ) : (
                <ServiceTable label={t('slos.without')} services={page.items} />
              )}
              <ListPaging
                total={t('slos.withoutTotal', { count: page.total })}
                nextCursor={page.nextCursor}
              />
            </>
          )}
        </AnswerState>
      </InfoCard>
    </>
  );
};
