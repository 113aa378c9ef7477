import { SloOverview } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
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

const SLICES = ['tier', 'team', 'system'] as const;

const SLICE_TITLES = {
  tier: 'slos.byTier',
  team: 'slos.byTeam',
  system: 'slos.bySystem',
} as const;

interface FigureCard {
  title: string;
  /** Of the twelve columns of a wide screen. */
  width: 5 | 7 | 12;
  content: ReactNode;
}

/** The roll-up of SLOs: what is worst, what is missing and what is down first, then by tier, team and system. @internal */
export const SloFigures = (props: { overview: SloOverview }) => {
  const { overview } = props;
  const classes = useStyles();
  const { t } = useWords();
  const cards: FigureCard[] = [
    {
      title: t('slos.worst'),
      width: 12,
      content: <WorstBudgets overview={overview} />,
    },
    {
      title: t('slos.without'),
      width: 5,
      content: <WithoutSlo withoutSlo={overview.withoutSlo} />,
    },
    {
      title: t('slos.sources'),
      width: 7,
      content: <SloSourceTable sources={overview.sources} />,
    },
    ...SLICES.map(
      (by): FigureCard => ({
        title: t(SLICE_TITLES[by]),
        width: 12,
        content: <SloCountTable overview={overview} by={by} />,
      }),
    ),
  ];
  return (
    <Grid container spacing={3} className={classes.root}>
      {overview.total > 0 && (
        <Grid item xs={12}>
          <StateCounts overview={overview} />
        </Grid>
      )}
      {cards.map(({ title, width, content }) => (
        <Grid key={title} item xs={12} lg={width}>
          <InfoCard title={title} titleTypographyProps={{ component: 'h3' }}>
            {content}
          </InfoCard>
        </Grid>
      ))}
    </Grid>
  );
};
