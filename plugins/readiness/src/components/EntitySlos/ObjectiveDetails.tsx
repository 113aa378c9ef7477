import { SloObjectiveView } from 'backstage-plugin-readiness-common';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { BurnDown } from '../BurnDown';
import { SectionTitle } from '../SectionTitle';
import { BurnRateTable } from './BurnRateTable';
import { IndicatorQueries } from './IndicatorQueries';
import { ObjectiveFacts } from './ObjectiveFacts';
import { StateChanges } from './StateChanges';

/** Everything that explains the figures of an objective. @internal */
export const ObjectiveDetails = (props: { objective: SloObjectiveView }) => {
  const { objective } = props;
  const { title, description, burnDown, burnRates } = objective;
  const { t } = useWords();
  return (
    <>
      {description && <Typography variant="body2">{description}</Typography>}
      <Grid container spacing={3}>
        <Grid item xs={12} md={8}>
          <section>
            <SectionTitle rank="h4">{t('slo.burnDown')}</SectionTitle>
            <BurnDown title={title} points={burnDown} />
          </section>
        </Grid>
        <Grid item xs={12} md={4}>
          <section>
            <SectionTitle rank="h4">{t('slo.burnRates')}</SectionTitle>
            <BurnRateTable title={title} burnRates={burnRates} />
          </section>
        </Grid>
        <Grid item xs={12} md={8}>
          <section>
            <SectionTitle rank="h4">{t('slo.indicator')}</SectionTitle>
            <IndicatorQueries objective={objective} />
          </section>
        </Grid>
        <Grid item xs={12} md={4}>
          <section>
            <SectionTitle rank="h4">{t('slo.changes')}</SectionTitle>
            <StateChanges title={title} changes={objective.changes} />
          </section>
        </Grid>
        <Grid item xs={12}>
          <section>
            <SectionTitle rank="h4">{t('slo.figures')}</SectionTitle>
            <ObjectiveFacts objective={objective} />
          </section>
        </Grid>
      </Grid>
    </>
  );
};
