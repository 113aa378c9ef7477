import { ScorecardView } from 'backstage-plugin-readiness-common';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { knownWords, scoreWords } from '../../words/scoreWords';

/** The score with what is known, so that a good score over little data does not look good. @internal */
export const ScoreLabel = (props: {
  scorecard: Pick<ScorecardView, 'score' | 'counts' | 'exempted'>;
}) => {
  const { score, counts, exempted } = props.scorecard;
  const words = useWords();
  const { t } = words;
  const value = scoreWords(words, score);
  const parts = [
    score === null ? value : t('score.value', { score: value }),
    knownWords(words, counts),
    ...(exempted > 0 ? [t('score.exempted', { count: exempted })] : []),
  ];
  return (
    <Typography variant="body2" component="span">
      {parts.join(' · ')}
    </Typography>
  );
};
