import { EmptyState, InfoCard } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useSearchParams } from 'react-router-dom';
import { useGovernance } from '../../hooks/useGovernance';
import { useWords } from '../../hooks/useWords';
import { AnswerState } from '../AnswerState';
import { ListPaging } from '../ListPaging';
import { readReviewQuery } from './readReviewQuery';
import { ReviewFilters } from './ReviewFilters';
import { ReviewTable } from './ReviewTable';

const PAGE_SIZE = 25;

/** Who waits for a decision, page by page, the riskiest and oldest first. @internal */
export const ReviewQueue = () => {
  const { t } = useWords();
  const [params] = useSearchParams();
  const query = readReviewQuery(params);
  const answer = useGovernance(
    api => api.listReviews({ ...query, limit: PAGE_SIZE }),
    [JSON.stringify(query)],
  );
  const chosen = params.has('state');
  return (
    <InfoCard
      title={t('reviewsPage.listTitle')}
      titleTypographyProps={{ component: 'h3' }}
    >
      <ReviewFilters />
      {!chosen && (
        <Typography variant="body2" color="textSecondary">
          {t('reviewsPage.waitingNote')}
        </Typography>
      )}
      <AnswerState answer={answer} what={t('reviewsPage.listTitle')}>
        {({ items, total, nextCursor }) => (
          <>
            {items.length === 0 ? (
              <EmptyState
                missing="content"
                title={t('reviewsPage.empty')}
                description={t('reviewsPage.emptyText')}
              />
            ) : (
              <ReviewTable
                label={t(chosen ? 'reviewsPage.list' : 'reviewsPage.queue')}
                items={items}
              />
            )}
            <ListPaging
              total={t('reviewsPage.total', { count: total })}
              nextCursor={nextCursor}
            />
          </>
        )}
      </AnswerState>
    </InfoCard>
  );
};
