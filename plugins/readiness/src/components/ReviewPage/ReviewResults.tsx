import { ExemptionView } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { scoreWords } from '../../words/scoreWords';
import { Disclosure } from '../Disclosure';
import { LevelLabel } from '../LevelLabel';
import { ReviewResultTable } from './ReviewResultTable';
import { ReviewScorecard, sortReviewResults } from './reviewResults';

const useStyles = makeStyles(
  theme => ({
    line: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 2) },
  }),
  { name: 'ReadinessReviewResults' },
);

/** The checks of one standard when the review was asked for: what is not met first, what is met behind a button. @internal */
export const ReviewResults = (props: {
  scorecard: ReviewScorecard;
  exemptions: readonly ExemptionView[];
}) => {
  const { scorecard, exemptions } = props;
  const { standard, title, level, score, known } = scorecard;
  const classes = useStyles();
  const words = useWords();
  const { t, formats } = words;
  const { open, met, exempt } = sortReviewResults(scorecard.results);
  const label = t('reviewPage.results', { title });
  const table = { standard, exemptions };
  return (
    <InfoCard title={label} titleTypographyProps={{ component: 'h3' }}>
      <div className={classes.line}>
        <LevelLabel level={level} />
        <span>{scoreWords(words, score)}</span>
        {known !== null && (
          <span>{t('score.knownShare', { share: formats.share(known) })}</span>
        )}
        <span>
          {t('reviewPage.counts', {
            met: formats.number(met.length),
            missing: formats.number(open.length - exempt),
            exempt: formats.number(exempt),
          })}
        </span>
      </div>
      {scorecard.results.length === 0 && (
        <Typography variant="body2">{t('reviewPage.noResults')}</Typography>
      )}
      {open.length > 0 && (
        <ReviewResultTable label={label} results={open} {...table} />
      )}
      {met.length > 0 && (
        <Disclosure summary={t('reviewPage.met', { count: met.length })}>
          <ReviewResultTable
            label={t('reviewPage.metOf', { title })}
            results={met}
            {...table}
          />
        </Disclosure>
      )}
    </InfoCard>
  );
};
