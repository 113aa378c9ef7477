import { ReviewView } from 'backstage-plugin-readiness-common';
import { InfoCard, Link, MarkdownContent } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useEntityTabPath } from '../../hooks/useEntityTabPath';
import { useWords } from '../../hooks/useWords';
import { daysWords } from '../../words/daysWords';
import { tierWords } from '../../words/tierWords';
import { FigureList } from '../FigureList';
import { LevelLabel } from '../LevelLabel';
import { PersonLink } from '../PersonLink';
import { RelativeTime } from '../RelativeTime';
import { ReviewStateLabel } from '../StateLabel';
import { TeamLink } from '../TeamLink';

const useStyles = makeStyles(
  theme => ({
    lines: { '& > * + *': { marginTop: theme.spacing(0.5) } },
  }),
  { name: 'ReadinessReviewSummary' },
);

/** Where a review stands, who asked and who decides, and its figures at a glance. @internal */
export const ReviewSummary = (props: { review: ReviewView }) => {
  const { review } = props;
  const { state, requestedBy, requestedAt, waitingDays, comment } = review;
  const classes = useStyles();
  const words = useWords();
  const { t } = words;
  const tabPath = useEntityTabPath();
  const { entityRef, title } = review.entity;
  return (
    <InfoCard
      title={t('reviewPage.standsOut')}
      titleTypographyProps={{ component: 'h3' }}
    >
      <div className={classes.lines}>
        <ReviewStateLabel state={state} />
        <div>
          {t('reviewPage.askedBy', {
            by: <PersonLink personRef={requestedBy} />,
            age: <RelativeTime at={requestedAt} />,
          })}
        </div>
        {state === 'requested' && (
          <div>
            {t('reviewPage.waiting', { days: daysWords(words, waitingDays) })}
          </div>
        )}
        {comment && <MarkdownContent content={comment} />}
        <Decision review={review} />
        <Figures review={review} />
        <Link to={tabPath(entityRef)}>
          {t('reviewPage.entityPage', { title })}
        </Link>
      </div>
    </InfoCard>
  );
};

function Decision(props: { review: ReviewView }) {
  const { decidedBy, decidedAt, decisionComment, state, validUntil } =
    props.review;
  const { lapsedReason } = props.review;
  const { t, formats } = useWords();
  return (
    <>
      {decidedBy && decidedAt && (
        <div>
          {t('reviewPage.decidedBy', {
            by: <PersonLink personRef={decidedBy} />,
            age: <RelativeTime at={decidedAt} />,
          })}
        </div>
      )}
      {decisionComment && <MarkdownContent content={decisionComment} />}
      {state === 'approved' && validUntil && (
        <div>
          {t('reviewPage.validUntil', {
            time: formats.instant(validUntil),
            distance: formats.distance(validUntil),
          })}
        </div>
      )}
      {lapsedReason && (
        <Alert severity="warning" role="note">
          {t('reviewPage.lapsed', { reason: lapsedReason })}
        </Alert>
      )}
    </>
  );
}

function Figures(props: { review: ReviewView }) {
  const { tier, level, missing, declared, applicable, reviewers } =
    props.review;
  const { t, formats } = useWords();
  return (
    <FigureList
      figures={[
        { name: t('reviewPage.tier'), value: tierWords(t, tier) },
        {
          name: t('reviewPage.level'),
          value: level ? <LevelLabel level={level} /> : t('level.none'),
        },
        { name: t('reviewPage.missing'), value: formats.number(missing) },
        {
          name: t('reviewPage.declared'),
          value: t('reviewsPage.declared', {
            declared: formats.number(declared),
            applicable: formats.number(applicable),
          }),
        },
        {
          name: t('reviewPage.reviewers'),
          value: reviewers ? (
            <TeamLink entityRef={reviewers} />
          ) : (
            t('reviewsPage.anybody')
          ),
        },
      ]}
    />
  );
}
