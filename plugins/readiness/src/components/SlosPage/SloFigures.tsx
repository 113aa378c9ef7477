import { SloOverview } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../hooks/useWords';
import { SloCountTable } from './SloCountTable';
import { SloSourceTable } from './SloSourceTable';
import { StateCounts } from './StateCounts';
import { WithoutSlo } from './WithoutSlo';
import { WorstBudgets } from './WorstBudgets';

const useStyles = makeStyles(
  theme => ({ root: { marginTop: theme.spacing(1) } }),
  { name: 'ReadinessSloFigures' },
);

/** The roll-up of SLOs: what is worst and what is missing first, then by tier, team and system, then the sources. @internal */
export const SloFigures = (props: { overview: SloOverview }) => {
  const { overview } = props;
  const classes = useStyles();
  const { t } = useWords();
  const cards = [
    {
      title: t('slos.worst'),
      wide: true,
      content: <WorstBudgets overview={overview} />,
    },
    {
      title: t('slos.without'),
      content: <WithoutSlo withoutSlo={overview.withoutSlo} />,
    },
    {
      title: t('slos.byTier'),
      content: <SloCountTable overview={overview} by="tier" />,
    },
    {
      title: t('slos.byTeam'),
      content: <SloCountTable overview={overview} by="team" />,
    },
    {
      title: t('slos.bySystem'),
      content: <SloCountTable overview={overview} by="system" />,
    },
    {
      title: t('slos.sources'),
      content: <SloSourceTable sources={overview.sources} />,
    },
  ];
  return (
    <Grid container spacing={3} className={classes.root}>
      {overview.total > 0 && (
        <Grid item xs={12}>
          <StateCounts overview={overview} />
        </Grid>
      )}
      {cards.map(({ title, wide, content }) => (
        <Grid key={title} item xs={12} lg={wide ? 12 : 6}>
          <InfoCard title={title} titleTypographyProps={{ component: 'h3' }}>
            {content}
          </InfoCard>
        </Grid>
      ))}
    </Grid>
  );
};
