import { ReviewChange, ReviewView } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { stateWords } from '../../words/stateWords';
import { FigureTable } from '../FigureTable';
import { RelativeTime } from '../RelativeTime';
import { SectionTitle } from '../SectionTitle';

/** What changed since the review was asked for, and since the one before. @internal */
export const ReviewChanges = (props: { review: ReviewView }) => {
  const { changedSince, changedSinceLastReview } = props.review;
  const { t } = useWords();
  return (
    <InfoCard
      title={t('reviewPage.changedSince')}
      titleTypographyProps={{ component: 'h3' }}
    >
      <Changes label={t('reviewPage.changedSince')} changes={changedSince} />
      <section>
        <SectionTitle rank="h4">
          {t('reviewPage.changedSinceLast')}
        </SectionTitle>
        {changedSinceLastReview === null ? (
          <Typography variant="body2">
            {t('reviewPage.noLastReview')}
          </Typography>
        ) : (
          <Changes
            label={t('reviewPage.changedSinceLast')}
            changes={changedSinceLastReview}
          />
        )}
      </section>
    </InfoCard>
  );
};

function Changes(props: { label: string; changes: readonly ReviewChange[] }) {
  const { label, changes } = props;
  const { t } = useWords();
  if (changes.length === 0) {
    return <Typography variant="body2">{t('reviewPage.noChange')}</Typography>;
  }
  return (
    <FigureTable
      label={label}
      columns={[
        { title: t('reviewPage.columnWhat') },
        { title: t('reviewPage.columnBefore') },
        { title: t('reviewPage.columnAfter') },
        { title: t('reviewPage.columnWhen'), oneLine: true },
      ]}
      rows={changes.map((change, index) => ({
        key: `${index} ${change.subject}`,
        cells: [
          change.title,
          stateWords(t, change.before),
          stateWords(t, change.after),
          <RelativeTime key="when" at={change.at} />,
        ],
      }))}
    />
  );
}
