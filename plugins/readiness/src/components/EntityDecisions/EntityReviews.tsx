import {
  EntityGovernance,
  ReviewItem,
} from 'backstage-plugin-readiness-common';
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { useWords } from '../../hooks/useWords';
import { PersonLink } from '../PersonLink';
import { RelativeTime } from '../RelativeTime';
import { ReviewStateLabel } from '../StateLabel';
import { DecisionList } from './DecisionList';

const useStyles = makeStyles(
  theme => ({ meta: { color: theme.palette.text.secondary } }),
  { name: 'ReadinessEntityReviews' },
);

/** Readiness reviews of the entity, each with its page. @internal */
export const EntityReviews = (props: { governance: EntityGovernance }) => {
  const { t } = useWords();
  return (
    <DecisionList
      title={t('deciding.reviews')}
      items={props.governance.reviews}
    >
      {review => <Review review={review} />}
    </DecisionList>
  );
};

function Review(props: { review: ReviewItem }) {
  const { review } = props;
  const { id, gateTitle, state, requestedBy, requestedAt, conditions } = review;
  const classes = useStyles();
  const { t } = useWords();
  const path = useReadinessPath();
  return (
    <>
      <ReviewStateLabel state={state} />
      <div>
        <Link to={path(`reviews/${encodeURIComponent(id)}`)}>
          {t('deciding.openReview', { gate: gateTitle })}
        </Link>
      </div>
      <div className={classes.meta}>
        {t('deciding.requested', {
          by: <PersonLink personRef={requestedBy} />,
          age: <RelativeTime at={requestedAt} />,
        })}
      </div>
      <Decided review={review} />
      {conditions > 0 && (
        <div>{t('deciding.conditions', { count: conditions })}</div>
      )}
    </>
  );
}

function Decided(props: { review: ReviewItem }) {
  const { state, decidedBy, decidedAt, validUntil } = props.review;
  const classes = useStyles();
  const { t, formats } = useWords();
  return (
    <>
      {decidedBy !== null && decidedAt !== null && (
        <div className={classes.meta}>
          {t('deciding.decided', {
            by: <PersonLink personRef={decidedBy} />,
            age: <RelativeTime at={decidedAt} />,
          })}
        </div>
      )}
      {state === 'approved' && validUntil !== null && (
        <div>
          {t('deciding.validUntil', {
            date: formats.instant(validUntil),
            distance: formats.distance(validUntil),
          })}
        </div>
      )}
    </>
  );
}
