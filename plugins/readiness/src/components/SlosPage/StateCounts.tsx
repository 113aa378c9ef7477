import { SloOverview } from 'backstage-plugin-readiness-common';
import { InfoCard, Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useSloDrill } from '../../hooks/useSloDrill';
import { useWords } from '../../hooks/useWords';
import { SLO_STATES } from '../../words/sloStates';
import { SloStateIcon } from '../SloStateLabel';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(105px, 1fr))',
      gap: theme.spacing(1, 2),
      listStyle: 'none',
      margin: theme.spacing(1, 0),
      padding: 0,
    },
    count: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      fontSize: theme.typography.h5.fontSize,
      fontWeight: 'bold',
    },
  }),
  { name: 'ReadinessStateCounts' },
);

/** How many objectives are in which state, each leading to its list. @internal */
export const StateCounts = (props: { overview: SloOverview }) => {
  const { total, byState, entities } = props.overview;
  const classes = useStyles();
  const { t, formats } = useWords();
  const drill = useSloDrill();
  return (
    <InfoCard
      title={t('slos.states')}
      subheader={t('slos.summary', {
        objectives: t('slo.total', { count: total }),
        entities: t('slos.ofEntities', { count: entities }),
      })}
      titleTypographyProps={{ component: 'h3' }}
    >
      <ul className={classes.list} aria-label={t('slos.states')}>
        {SLO_STATES.map(state => {
          const number = formats.number(byState[state]);
          const name = t(`sloState.${state}`);
          return (
            <li key={state}>
              <span className={classes.count}>
                <SloStateIcon state={state} />
                {byState[state] === 0 ? (
                  number
                ) : (
                  <Link
                    to={drill('objectives', { state })}
                    aria-label={t('slos.stateCount', { state: name, number })}
                  >
                    {number}
                  </Link>
                )}
              </span>
              <Typography variant="body2" component="span">
                {name}
              </Typography>
            </li>
          );
        })}
      </ul>
      <Link to={drill('objectives')}>{t('slos.all', { count: total })}</Link>
    </InfoCard>
  );
};
