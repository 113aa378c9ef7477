import { ResultView } from 'backstage-plugin-readiness-common';
import { MarkdownContent } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { effortWords } from '../../words/effortWords';
import { ExemptionPanel } from '../ExemptionPanel';
import { SectionTitle } from '../SectionTitle';
import { SignOffPanel } from '../SignOff';
import { FactTable } from './FactTable';
import { FixAdvice } from './FixAdvice';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(0, 2, 2, 2),
      '& > section + section': { marginTop: theme.spacing(2) },
    },
    meta: { color: theme.palette.text.secondary },
  }),
  { name: 'ReadinessResultDetails' },
);

/** What a person needs to act: the fix, why it matters, the facts with their age, and the check itself. @internal */
export const ResultDetails = (props: {
  standard: string;
  result: ResultView;
}) => {
  const { standard } = props;
  const { checkId, title, status, stale } = props.result;
  const { description, fix, why, facts, controls } = props.result;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <div className={classes.root}>
      {description && <MarkdownContent content={description} />}
      {fix && <FixAdvice fix={fix} />}
      <SignOffPanel check={{ standard, checkId }} title={title} />
      <ExemptionPanel
        check={{ standard, checkId }}
        title={title}
        status={status}
        stale={stale}
      />
      {why && (
        <section>
          <SectionTitle rank="h4">{t('result.why')}</SectionTitle>
          <MarkdownContent content={why} />
        </section>
      )}
      <section>
        <SectionTitle rank="h4">{t('result.facts')}</SectionTitle>
        {facts.length > 0 ? (
          <FactTable facts={facts} />
        ) : (
          <Typography variant="body2">{t('result.noFacts')}</Typography>
        )}
      </section>
      {controls.length > 0 && (
        <section>
          <SectionTitle rank="h4">{t('result.controls')}</SectionTitle>
          <Typography variant="body2">
            {controls
              .map(({ framework, id }) => `${framework} ${id}`)
              .join(', ')}
          </Typography>
        </section>
      )}
      <section>
        <SectionTitle rank="h4">{t('result.about')}</SectionTitle>
        <AboutCheck result={props.result} />
      </section>
    </div>
  );
};

function AboutCheck(props: { result: ResultView }) {
  const { checkId, level, weight, effort } = props.result;
  const classes = useStyles();
  const { t, formats } = useWords();
  const parts = [
    t('result.checkId', { id: checkId }),
    t('result.level', { level }),
    t('result.weight', { weight: formats.number(weight) }),
    ...(effort === undefined
      ? []
      : [t('result.effort', { effort: effortWords(t, effort) })]),
  ];
  return (
    <Typography variant="body2" className={classes.meta}>
      {parts.join(' · ')}
    </Typography>
  );
}
