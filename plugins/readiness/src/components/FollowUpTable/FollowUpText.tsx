import { FollowUpView } from 'backstage-plugin-readiness-common';
import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { useWords } from '../../hooks/useWords';
import { PersonLink } from '../PersonLink';
import { RelativeTime } from '../RelativeTime';

/** What is owed, and where it comes from. @internal */
export const FollowUpText = (props: { followUp: FollowUpView }) => {
  const { kind, text, raisedBy, raisedAt, reviewId } = props.followUp;
  const { t } = useWords();
  const path = useReadinessPath();
  return (
    <>
      {text}
      <Typography variant="body2" color="textSecondary">
        {t(`followUp.raised.${kind}`, {
          by: <PersonLink personRef={raisedBy} />,
          age: <RelativeTime at={raisedAt} />,
        })}
        {reviewId && (
          <>
            {' · '}
            <Link to={path(`reviews/${encodeURIComponent(reviewId)}`)}>
              {t('followUp.review')}
            </Link>
          </>
        )}
      </Typography>
    </>
  );
};
