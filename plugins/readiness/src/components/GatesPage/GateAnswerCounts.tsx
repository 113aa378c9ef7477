import { GateView } from 'backstage-plugin-readiness-common';
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../hooks/useWords';
import { GateAnswerLabel } from '../GateAnswerLabel';
import { SectionTitle } from '../SectionTitle';
import { useDecisionsPath } from './useDecisionsPath';

/** The worst first. */
const ANSWERS = ['block', 'warn', 'allow'] as const;

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 2),
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    item: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
    },
  }),
  { name: 'ReadinessGateAnswerCounts' },
);

/** How a gate has answered, each count leading to its decisions. @internal */
export const GateAnswerCounts = (props: { gate: GateView }) => {
  const { name, decisions } = props.gate;
  const classes = useStyles();
  const { t, formats } = useWords();
  const decisionsPath = useDecisionsPath(name);
  const asked = ANSWERS.some(answer => decisions[answer] > 0);
  return (
    <section>
      <SectionTitle rank="h4">{t('gatesPage.answers')}</SectionTitle>
      {asked ? (
        <ul className={classes.list}>
          {ANSWERS.map(answer => (
            <li key={answer} className={classes.item}>
              <GateAnswerLabel answer={answer} />
              {decisions[answer] > 0 ? (
                <Link
                  to={decisionsPath({ answer })}
                  aria-label={t('gatesPage.answerCount', {
                    answer: t(`gateAnswer.${answer}`),
                    number: formats.number(decisions[answer]),
                  })}
                >
                  {formats.number(decisions[answer])}
                </Link>
              ) : (
                formats.number(0)
              )}
            </li>
          ))}
        </ul>
      ) : (
        t('gatesPage.noAnswers')
      )}
    </section>
  );
};
