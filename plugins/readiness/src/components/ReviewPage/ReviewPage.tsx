import { ReviewView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import { useParams } from 'react-router-dom';
import { useGovernance } from '../../hooks/useGovernance';
import { useWords } from '../../hooks/useWords';
import { AnswerState } from '../AnswerState';
import { BackLink } from '../BackLink';
import { SectionTitle } from '../SectionTitle';
import { ReviewChanges } from './ReviewChanges';
import { ReviewDecisions } from './ReviewDecisions';
import { ReviewEvidence } from './ReviewEvidence';
import { ReviewFollowUps } from './ReviewFollowUps';
import { ReviewNow } from './ReviewNow';
import { ReviewResults } from './ReviewResults';
import { ReviewSummary } from './ReviewSummary';
import { ReviewSurroundings } from './ReviewSurroundings';

const useStyles = makeStyles(
  theme => ({ stack: { '& > * + *': { marginTop: theme.spacing(2) } } }),
  { name: 'ReadinessReviewPage' },
);

/** Everything that a reviewer needs on one screen, and the decision. @internal */
export const ReviewPage = () => {
  const { id = '' } = useParams();
  const { t } = useWords();
  const answer = useGovernance(api => api.getReview(id), [id]);
  const reload = answer.state === 'loading' ? () => {} : answer.retry;
  const review = answer.state === 'ready' ? answer.value : undefined;
  return (
    <>
      <BackLink to="reviews">{t('page.reviews')}</BackLink>
      <SectionTitle rank="h2">
        {review
          ? t('reviewPage.title', {
              entity: review.entity.title,
              gate: review.gateTitle,
            })
          : t('reviewPage.untitled')}
      </SectionTitle>
      <AnswerState answer={answer} what={t('reviewPage.untitled')}>
        {value => <Review review={value} reload={reload} />}
      </AnswerState>
    </>
  );
};

function Review(props: { review: ReviewView; reload(): void }) {
  const { review, reload } = props;
  const { snapshot } = review;
  const classes = useStyles();
  return (
    <div className={classes.stack}>
      <ReviewSummary review={review} />
      {review.actions.length > 0 && (
        <ReviewDecisions review={review} reload={reload} />
      )}
      <ReviewNow review={review} />
      <ReviewChanges review={review} />
      {snapshot.scorecards.map(scorecard => (
        <ReviewResults
          key={scorecard.standard}
          scorecard={scorecard}
          exemptions={snapshot.exemptions}
        />
      ))}
      <ReviewEvidence snapshot={snapshot} />
      <ReviewSurroundings snapshot={snapshot} />
      <ReviewFollowUps followUps={review.followUps} reload={reload} />
    </div>
  );
}
