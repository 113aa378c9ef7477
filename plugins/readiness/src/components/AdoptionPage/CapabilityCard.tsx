import { AdoptionFiguresView } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { Disclosure } from '../Disclosure';
import { RateBar } from '../RateBar';
import { AdoptionBudgets } from './AdoptionBudgets';
import { AdoptionChange } from './AdoptionChange';
import { AdoptionCounts } from './AdoptionCounts';
import { CapabilityDetails } from './CapabilityDetails';
import { CapabilityLinks } from './CapabilityLinks';
import { TeamCounts } from './TeamCounts';

const useStyles = makeStyles(
  theme => ({
    description: { marginBottom: theme.spacing(1) },
    details: { marginTop: theme.spacing(1) },
  }),
  { name: 'ReadinessCapabilityCard' },
);

/** The rate of one capability by service and by team, against its target, and where it is going. @internal */
export const CapabilityCard = (props: { figures: AdoptionFiguresView }) => {
  const { figures } = props;
  const { title, description, services, teams, target } = figures;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <InfoCard title={title} titleTypographyProps={{ component: 'h3' }}>
      {description && (
        <Typography variant="body2" className={classes.description}>
          {description}
        </Typography>
      )}
      <CapabilityLinks figures={figures} />
      <Grid container spacing={3}>
        <Grid item xs={12} md={5}>
          <RateBar
            label={t('capability.byService')}
            rate={services.rate}
            total={services.total}
            target={target?.services ?? null}
            date={target?.date}
          />
          <AdoptionCounts figures={figures} />
        </Grid>
        <Grid item xs={12} md={4}>
          <RateBar
            label={t('capability.byTeam')}
            rate={teams.rate}
            total={teams.total}
            target={target?.teams ?? null}
            date={target?.date}
          />
          <TeamCounts teams={teams} />
        </Grid>
        <Grid item xs={12} md={3}>
          <AdoptionChange change={figures.change30Days} />
        </Grid>
      </Grid>
      <AdoptionBudgets title={title} budgets={figures.budgets} />
      <div className={classes.details}>
        <Disclosure summary={t('capability.details', { title })}>
          <CapabilityDetails figures={figures} />
        </Disclosure>
      </div>
    </InfoCard>
  );
};
