import { EmptyState, InfoCard } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useSearchParams } from 'react-router-dom';
import { useGovernance } from '../../hooks/useGovernance';
import { useWords } from '../../hooks/useWords';
import { optional, valuesOf } from '../../words/entityQuery';
import { AnswerState } from '../AnswerState';
import { ListPaging } from '../ListPaging';
import { SectionTitle } from '../SectionTitle';
import { DueFilters } from './DueFilters';
import { DueTable } from './DueTable';
import { readDays } from './readDays';

const PAGE_SIZE = 50;

/** All that ends or is owed soon, of one's own groups or of chosen owners: what is overdue first. @internal */
export const DueSoonPage = () => {
  const { t } = useWords();
  const [params] = useSearchParams();
  const days = readDays(params);
  const owner = optional(valuesOf(params, 'owner'));
  const cursor = valuesOf(params, 'cursor')[0];
  const answer = useGovernance(
    api => api.listDueSoon({ owner, days, cursor, limit: PAGE_SIZE }),
    [JSON.stringify({ owner, days, cursor })],
  );
  return (
    <>
      <SectionTitle rank="h2">{t('page.due-soon')}</SectionTitle>
      <Typography paragraph>
        {t(owner ? 'dueSoon.introOwner' : 'dueSoon.intro')}
      </Typography>
      <DueFilters />
      <InfoCard>
        <AnswerState answer={answer} what={t('page.due-soon')}>
          {({ items, total, nextCursor }) => (
            <>
              {items.length === 0 ? (
                <EmptyState
                  missing="content"
                  title={t('dueSoon.empty', { count: days })}
                  description={t('dueSoon.emptyText')}
                />
              ) : (
                <DueTable items={items} />
              )}
              <ListPaging
                total={t('dueSoon.total', { count: total })}
                nextCursor={nextCursor}
              />
            </>
          )}
        </AnswerState>
      </InfoCard>
    </>
  );
};
