import { OwnershipOverview } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../hooks/useWords';
import { GapsByTeam } from './GapsByTeam';
import { GapsByTier } from './GapsByTier';

const useStyles = makeStyles(
  theme => ({ root: { marginTop: theme.spacing(1) } }),
  { name: 'ReadinessOwnershipFigures' },
);

/** Gaps by tier, and teams by entities with gaps. @internal */
export const OwnershipFigures = (props: { overview: OwnershipOverview }) => {
  const { overview } = props;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <Grid container spacing={3} className={classes.root}>
      <Grid item xs={12} lg={7}>
        <InfoCard
          title={t('ownership.gaps')}
          subheader={t('ownership.total', { count: overview.total })}
          titleTypographyProps={{ component: 'h3' }}
        >
          <GapsByTier overview={overview} />
        </InfoCard>
      </Grid>
      <Grid item xs={12} lg={5}>
        <InfoCard
          title={t('ownership.byTeam')}
          titleTypographyProps={{ component: 'h3' }}
        >
          <GapsByTeam overview={overview} />
        </InfoCard>
      </Grid>
    </Grid>
  );
};
