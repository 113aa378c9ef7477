import { NextStepView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { effortWords } from '../../words/effortWords';

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, paddingLeft: theme.spacing(3) },
    value: { color: theme.palette.text.secondary },
  }),
  { name: 'ReadinessNextStepList' },
);

/** What to do next, the most valuable first, with gain and effort. @internal */
export const NextStepList = (props: {
  heading: string;
  steps: readonly NextStepView[];
}) => {
  const { heading, steps } = props;
  const classes = useStyles();
  const { t, formats } = useWords();
  return (
    <>
      <Typography variant="body2">{heading}</Typography>
      <ol className={classes.list} aria-label={heading}>
        {steps.map(({ checkId, title, gain, effort }) => (
          <Typography key={checkId} variant="body2" component="li">
            {title}{' '}
            <span className={classes.value}>
              {[
                t('card.gain', { points: formats.points(gain) }),
                effort === undefined
                  ? t('card.noEffort')
                  : t('card.effort', { effort: effortWords(t, effort) }),
              ].join(', ')}
            </span>
          </Typography>
        ))}
      </ol>
    </>
  );
};
