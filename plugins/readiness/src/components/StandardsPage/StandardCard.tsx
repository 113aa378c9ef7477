import { StandardFiguresView } from 'backstage-plugin-readiness-common';
import { InfoCard, Link } from '@backstage/core-components';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useDrill } from '../../hooks/useDrill';
import { useWords } from '../../hooks/useWords';
import { LevelBar } from '../LevelBar';
import { OffChecks } from '../OffChecks';
import { SectionTitle } from '../SectionTitle';
import { TrendSection } from '../TrendSection';
import { Disclosure } from '../Disclosure';
import { FailedChecks } from './FailedChecks';
import { LevelTable } from './LevelTable';
import { Movers } from './Movers';
import { ScoreBuckets } from './ScoreBuckets';

const useStyles = makeStyles(
  theme => ({
    line: { display: 'flex', flexWrap: 'wrap', columnGap: theme.spacing(2) },
    section: { marginTop: theme.spacing(2) },
  }),
  { name: 'ReadinessStandardCard' },
);

/** The figures of one standard. @internal */
export const StandardCard = (props: { figures: StandardFiguresView }) => {
  const { figures } = props;
  const { standard, title, description, total, off } = figures;
  const classes = useStyles();
  const { t } = useWords();
  const drill = useDrill();
  const trendTitle = t('standard.trendTitle');
  return (
    <InfoCard title={title} titleTypographyProps={{ component: 'h3' }}>
      {description && <Typography variant="body2">{description}</Typography>}
      <div className={classes.line}>
        <Typography variant="body2">
          {t('standard.inScope', { count: total })}
        </Typography>
        <Typography variant="body2">
          <Link to={drill({ standard, scope: 'out' })}>
            {t('standard.outOfScope')}
          </Link>
        </Typography>
      </div>
      <LevelBar figures={figures} />
      <Grid container spacing={3} className={classes.section}>
        <Grid item xs={12} lg={7}>
          <FailedChecks figures={figures} />
        </Grid>
        <Grid item xs={12} lg={5}>
          <Movers figures={figures} />
          <ScoreBuckets buckets={figures.buckets} />
        </Grid>
      </Grid>
      <Disclosure summary={t('standard.byTier')}>
        <LevelTable figures={figures} by="tier" />
      </Disclosure>
      <Disclosure summary={t('standard.byTeam')}>
        <LevelTable figures={figures} by="team" />
      </Disclosure>
      <Disclosure summary={trendTitle}>
        <SectionTitle rank="h4">{trendTitle}</SectionTitle>
        <TrendSection
          kind="standard"
          subject={standard}
          title={`${title}: ${trendTitle}`}
        />
      </Disclosure>
      <OffChecks off={off} />
    </InfoCard>
  );
};
