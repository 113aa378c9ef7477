import { ReviewView } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { useWords } from '../../hooks/useWords';
import { Disclosure } from '../Disclosure';
import { GateAnswerLabel } from '../GateAnswerLabel';
import { GateDecisionDetails } from '../GateDecisionDetails';

const useStyles = makeStyles(
  theme => ({
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
  }),
  { name: 'ReadinessReviewNow' },
);

/** What the gate says now, and what it said when the review was asked for. @internal */
export const ReviewNow = (props: { review: ReviewView }) => {
  const { now, snapshot } = props.review;
  const then = snapshot.decision;
  const classes = useStyles();
  const { t, formats } = useWords();
  return (
    <InfoCard
      title={t('reviewPage.now')}
      titleTypographyProps={{ component: 'h3' }}
    >
      {now ? (
        <GateDecisionDetails decision={now} />
      ) : (
        <Typography variant="body2">{t('reviewPage.noNow')}</Typography>
      )}
      <div className={classes.line}>
        {t('reviewPage.answerThen')} <GateAnswerLabel answer={then.answer} />
      </div>
      <Disclosure summary={t('reviewPage.snapshot')}>
        <Typography variant="body2" color="textSecondary">
          {t('reviewPage.snapshotText', { time: formats.instant(snapshot.at) })}
        </Typography>
        {snapshot.shortened && (
          <Alert severity="info" role="note">
            {t('reviewPage.shortened')}
          </Alert>
        )}
        <GateDecisionDetails decision={then} />
      </Disclosure>
    </InfoCard>
  );
};
