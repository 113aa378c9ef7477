import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { FollowUpSection } from '../FollowUpTable';
import { SectionTitle } from '../SectionTitle';
import { ReviewFiguresCard } from './ReviewFiguresCard';
import { ReviewQueue } from './ReviewQueue';
import { StandingChanges } from './StandingChanges';

const useStyles = makeStyles(
  theme => ({ stack: { '& > * + *': { marginTop: theme.spacing(2) } } }),
  { name: 'ReadinessReviewsPage' },
);

/** What people have to decide, what they are owed, and how long others wait for it. @internal */
export const ReviewsPage = () => {
  const classes = useStyles();
  const { t } = useWords();
  return (
    <>
      <SectionTitle rank="h2">{t('page.reviews')}</SectionTitle>
      <Typography paragraph>{t('reviewsPage.intro')}</Typography>
      <div className={classes.stack}>
        <ReviewFiguresCard />
        <ReviewQueue />
        <StandingChanges />
        <FollowUpSection
          title={t('followUp.conditions')}
          empty={t('followUp.noConditions')}
          kind="condition"
          state={['overdue']}
        />
        <FollowUpSection
          title={t('followUp.breakGlasses')}
          empty={t('followUp.noBreakGlasses')}
          kind="break-glass"
          state={['overdue', 'open']}
        />
      </div>
    </>
  );
};
