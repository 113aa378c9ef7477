import { FollowUpView } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { FollowUpTable } from '../FollowUpTable';

/** The conditions of the approval, and what came of them. @internal */
export const ReviewFollowUps = (props: {
  followUps: readonly FollowUpView[];
  reload(): void;
}) => {
  const { followUps, reload } = props;
  const { t } = useWords();
  const title = t('reviewPage.followUps');
  return (
    <InfoCard title={title} titleTypographyProps={{ component: 'h3' }}>
      {followUps.length === 0 ? (
        <Typography variant="body2">{t('reviewPage.noFollowUps')}</Typography>
      ) : (
        <FollowUpTable label={title} items={followUps} reload={reload} />
      )}
    </InfoCard>
  );
};
