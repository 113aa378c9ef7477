import { StandardFiguresView } from 'backstage-plugin-readiness-common';
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useDrill } from '../../hooks/useDrill';
import { useWords } from '../../hooks/useWords';
import { levelName, levelParam } from './levelName';
import { useLevelColours } from './useLevelColours';

const useStyles = makeStyles(
  theme => ({
    bar: {
      display: 'flex',
      gap: 2,
      height: 20,
      margin: theme.spacing(1, 0),
    },
    legend: {
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: theme.spacing(3),
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    entry: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
    },
    swatch: {
      width: 14,
      height: 14,
      border: `1px solid ${theme.palette.text.secondary}`,
    },
  }),
  { name: 'ReadinessLevelBar' },
);

/** How many entities stand at each level: a bar, and the same in words that lead to the lists. @internal */
export const LevelBar = (props: { figures: StandardFiguresView }) => {
  const { standard, byLevel, levels } = props.figures;
  const classes = useStyles();
  const { t, formats } = useWords();
  const colourOf = useLevelColours(levels.length);
  const drill = useDrill();
  return (
    <>
      <div className={classes.bar} aria-hidden="true">
        {byLevel.map(({ level, count }, rank) => (
          <div
            key={levelParam(level)}
            style={{ flexGrow: count, backgroundColor: colourOf(rank) }}
          />
        ))}
      </div>
      <ul className={classes.legend} aria-label={t('standard.levels')}>
        {byLevel.map(({ level, count }, rank) => {
          const text = t('standard.levelCount', {
            level: levelName(t, level, levels),
            number: formats.number(count),
          });
          return (
            <Typography
              key={levelParam(level)}
              className={classes.entry}
              component="li"
              variant="body2"
            >
              <span
                className={classes.swatch}
                style={{ backgroundColor: colourOf(rank) }}
                aria-hidden="true"
              />
              <Link to={drill({ standard, level: levelParam(level) })}>
                {text}
              </Link>
            </Typography>
          );
        })}
      </ul>
    </>
  );
};
