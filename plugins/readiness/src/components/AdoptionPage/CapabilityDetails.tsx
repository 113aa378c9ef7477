import { AdoptionFiguresView } from 'backstage-plugin-readiness-common';
import Grid from '@material-ui/core/Grid';
import { useWords } from '../../hooks/useWords';
import { SectionTitle } from '../SectionTitle';
import { TrendSection } from '../TrendSection';
import { AdoptionByTeam } from './AdoptionByTeam';
import { AdoptionByTier } from './AdoptionByTier';
import { Leavers } from './Leavers';
import { MilestoneList } from './MilestoneList';
import { NotAdoptedList } from './NotAdoptedList';
import { OutcomeList } from './OutcomeList';

/** Who has not adopted, who left, by team and tier, over time, and what it should bring. @internal */
export const CapabilityDetails = (props: { figures: AdoptionFiguresView }) => {
  const { figures } = props;
  const { t } = useWords();
  return (
    <Grid container spacing={3}>
      <Grid item xs={12} lg={7}>
        <NotAdoptedList figures={figures} />
      </Grid>
      <Grid item xs={12} lg={5}>
        <AdoptionByTeam figures={figures} />
        <AdoptionByTier figures={figures} />
      </Grid>
      <Grid item xs={12} lg={7}>
        <section>
          <SectionTitle rank="h4">{t('capability.trendTitle')}</SectionTitle>
          <TrendSection
            kind="capability"
            subject={figures.capability}
            title={`${figures.title}: ${t('capability.trendTitle')}`}
          />
        </section>
      </Grid>
      <Grid item xs={12} lg={5}>
        <Leavers figures={figures} />
        <MilestoneList milestones={figures.milestones} />
        <OutcomeList outcomes={figures.outcomes} />
      </Grid>
    </Grid>
  );
};
