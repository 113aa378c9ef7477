import { ReviewAction, ReviewView } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { useWords } from '../../hooks/useWords';
import { DecideReviewDialog } from './DecideReviewDialog';

const ORDER: readonly ReviewAction[] = [
  'approve',
  'request-changes',
  'reject',
  'withdraw',
];

const useStyles = makeStyles(
  theme => ({
    buttons: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    button: { textTransform: 'none' },
  }),
  { name: 'ReadinessReviewDecisions' },
);

/** What the viewer may decide about a review, each in a dialog of its own. @internal */
export const ReviewDecisions = (props: {
  review: ReviewView;
  reload(): void;
}) => {
  const { review, reload } = props;
  const classes = useStyles();
  const { t } = useWords();
  const [action, setAction] = useState<ReviewAction>();
  return (
    <InfoCard
      title={t('reviewPage.decide')}
      titleTypographyProps={{ component: 'h3' }}
    >
      <div className={classes.buttons}>
        {ORDER.filter(each => review.actions.includes(each)).map(each => (
          <Button
            key={each}
            className={classes.button}
            variant={each === 'approve' ? 'contained' : 'outlined'}
            color={each === 'approve' ? 'primary' : 'default'}
            aria-haspopup="dialog"
            onClick={() => setAction(each)}
          >
            {t(`reviewPage.${each}`)}
          </Button>
        ))}
      </div>
      {action && (
        <DecideReviewDialog
          review={review}
          action={action}
          onDone={reload}
          onClose={() => setAction(undefined)}
        />
      )}
    </InfoCard>
  );
};
