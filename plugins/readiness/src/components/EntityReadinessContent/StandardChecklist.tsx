import { CheckStatus, ScorecardView } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { Checklist } from '../Checklist';
import { LevelLabel } from '../LevelLabel';
import { OffChecks } from '../OffChecks';
import { ScoreLabel } from '../ScoreLabel';

const useStyles = makeStyles(
  theme => ({
    figures: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      columnGap: theme.spacing(3),
      rowGap: theme.spacing(1),
      marginBottom: theme.spacing(2),
    },
  }),
  { name: 'ReadinessStandardChecklist' },
);

/** One standard: level, score, the checklist, and what is off. @internal */
export const StandardChecklist = (props: {
  scorecard: ScorecardView;
  statuses: readonly CheckStatus[];
}) => {
  const { scorecard, statuses } = props;
  const { title, level, levels, nextLevel, nextSteps, off } = scorecard;
  const classes = useStyles();
  const { t } = useWords();
  const remaining = nextSteps.filter(step => step.forNextLevel).length;
  return (
    <InfoCard title={title} titleTypographyProps={{ component: 'h2' }}>
      <div className={classes.figures}>
        <LevelLabel level={level} levels={levels} />
        <ScoreLabel scorecard={scorecard} />
        {nextLevel && remaining > 0 && (
          <Typography variant="body2" component="span">
            {t('tab.notYetLevel', { count: remaining, level: nextLevel })}
          </Typography>
        )}
      </div>
      <Checklist
        name={scorecard.standard}
        title={title}
        results={scorecard.results}
        statuses={statuses}
      />
      <OffChecks off={off} />
    </InfoCard>
  );
};
