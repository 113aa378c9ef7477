import { StandardFiguresView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ArrowDownwardIcon from '@material-ui/icons/ArrowDownward';
import ArrowUpwardIcon from '@material-ui/icons/ArrowUpward';
import { useWords } from '../../hooks/useWords';
import { EntityTabLink } from '../EntityTabLink';
import { levelName } from '../LevelBar';
import { RelativeTime } from '../RelativeTime';
import { SectionTitle } from '../SectionTitle';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
      padding: theme.spacing(0.25, 0),
    },
  }),
  { name: 'ReadinessMovers' },
);

/** Entities whose level changed in the last week. @internal */
export const Movers = (props: { figures: StandardFiguresView }) => {
  const { movers, levels } = props.figures;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <section>
      <SectionTitle rank="h4">{t('standard.movers')}</SectionTitle>
      {movers.length === 0 ? (
        <Typography variant="body2">{t('standard.noMovers')}</Typography>
      ) : (
        <ul className={classes.list}>
          {movers.map(({ entityRef, title, at, ...move }) => {
            const up = move.toRank > move.fromRank;
            const Icon = up ? ArrowUpwardIcon : ArrowDownwardIcon;
            return (
              <Typography
                key={`${entityRef} ${at}`}
                className={classes.item}
                variant="body2"
                component="li"
              >
                <Icon
                  fontSize="small"
                  titleAccess={t(
                    up ? 'standard.movedUp' : 'standard.movedDown',
                  )}
                />
                <span>
                  <EntityTabLink entityRef={entityRef} title={title} />{' '}
                  {t('standard.moved', {
                    from: levelName(t, move.fromLevel, levels),
                    to: levelName(t, move.toLevel, levels),
                  })}
                  {' · '}
                  <RelativeTime at={at} />
                </span>
              </Typography>
            );
          })}
        </ul>
      )}
    </section>
  );
};
