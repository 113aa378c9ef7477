import { ReviewSnapshot } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import Grid from '@material-ui/core/Grid';
import { useWords } from '../../hooks/useWords';
import { Dependencies } from '../OwnershipPanel/Dependencies';
import { SectionTitle } from '../SectionTitle';
import { ReviewObjectives } from './ReviewObjectives';
import { ReviewOwnership } from './ReviewOwnership';

/** SLOs, ownership and dependencies when the review was asked for. @internal */
export const ReviewSurroundings = (props: { snapshot: ReviewSnapshot }) => {
  const { objectives, ownership, dependencies } = props.snapshot;
  const { t } = useWords();
  return (
    <InfoCard
      title={t('reviewPage.surroundings')}
      titleTypographyProps={{ component: 'h3' }}
    >
      <Grid container spacing={3}>
        <Grid item xs={12} md={6}>
          <SectionTitle rank="h4">{t('reviewPage.objectives')}</SectionTitle>
          <ReviewObjectives objectives={objectives} />
        </Grid>
        <Grid item xs={12} sm={6} md={3}>
          <SectionTitle rank="h4">{t('reviewPage.ownership')}</SectionTitle>
          <ReviewOwnership ownership={ownership} />
        </Grid>
        <Grid item xs={12} sm={6} md={3}>
          <SectionTitle rank="h4">{t('reviewPage.dependencies')}</SectionTitle>
          <Dependencies dependencies={dependencies} />
        </Grid>
      </Grid>
    </InfoCard>
  );
};
