import { LevelView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../hooks/useWords';
import { levelWords } from '../../words/levelWords';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    steps: { display: 'inline-flex', gap: 2, flexShrink: 0 },
    step: {
      width: 10,
      height: 14,
      borderRadius: 2,
      border: `1px solid ${theme.palette.text.secondary}`,
    },
    reached: {
      backgroundColor: theme.palette.success.main,
      borderColor: theme.palette.success.main,
    },
    notAsked: { borderStyle: 'dotted', opacity: 0.5 },
  }),
  { name: 'ReadinessLevelLabel' },
);

/** A level as steps and in words: "Level 2 of 3: professional". @internal */
export const LevelLabel = (props: {
  level: LevelView;
  levels?: readonly string[];
}) => {
  const { level, levels } = props;
  const classes = useStyles();
  const { t } = useWords();
  const classOf = (rank: number) => {
    if (rank <= level.rank) {
      return classes.reached;
    }
    return rank > level.highest ? classes.notAsked : '';
  };
  const ranks = Array.from({ length: level.of }, (_, index) => index + 1);
  return (
    <span className={classes.root}>
      <span className={classes.steps} aria-hidden="true">
        {ranks.map(rank => (
          <span key={rank} className={`${classes.step} ${classOf(rank)}`} />
        ))}
      </span>
      <span>{levelWords(t, level, levels)}</span>
    </span>
  );
};
