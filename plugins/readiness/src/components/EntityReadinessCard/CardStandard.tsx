import { ScorecardView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { LevelLabel } from '../LevelLabel';
import { NextStepList } from '../NextStepList';
import { ScoreLabel } from '../ScoreLabel';
import { SectionTitle } from '../SectionTitle';

/** How many steps are named; more would not be read. */
const SHOWN_STEPS = 3;

const useStyles = makeStyles(
  theme => ({
    figures: {
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: theme.spacing(2),
      alignItems: 'center',
    },
    steps: { marginTop: theme.spacing(1) },
  }),
  { name: 'ReadinessCardStandard' },
);

/** One standard: level, score and the most valuable steps. @internal */
export const CardStandard = (props: { scorecard: ScorecardView }) => {
  const { scorecard } = props;
  const { title, level, levels, counts, nextSteps, nextLevel } = scorecard;
  const unmet = counts.fail + counts.warn + counts['no-data'] + counts.error;
  const classes = useStyles();
  const { t } = useWords();
  const heading = nextLevel
    ? t('card.nextStepsFor', { level: nextLevel })
    : t('card.nextSteps');
  return (
    <section aria-label={title}>
      <SectionTitle>{title}</SectionTitle>
      <div className={classes.figures}>
        <LevelLabel level={level} levels={levels} />
        <ScoreLabel scorecard={scorecard} />
      </div>
      <div className={classes.steps}>
        {unmet === 0 && (
          <Typography variant="body2">{t('card.noSteps')}</Typography>
        )}
        {nextSteps.length > 0 && (
          <NextStepList
            heading={heading}
            steps={nextSteps.slice(0, SHOWN_STEPS)}
          />
        )}
      </div>
    </section>
  );
};
