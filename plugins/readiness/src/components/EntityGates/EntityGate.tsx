import {
  GateDecisionView,
  GateView,
  MissingResultView,
} from 'backstage-plugin-readiness-common';
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useContext } from 'react';
import { ClockContext } from '../../hooks/ClockContext';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { useWords } from '../../hooks/useWords';
import { gateModeWords } from '../../words/gateModeWords';
import { Disclosure } from '../Disclosure';
import { GateAnswerLabel } from '../GateAnswerLabel';
import { RequirementList } from '../RequirementList';
import { SectionTitle } from '../SectionTitle';
import { GateActions } from './GateActions';
import { GateNotes } from './GateNotes';

const useStyles = makeStyles(
  theme => ({
    gate: {
      padding: theme.spacing(2, 0),
      '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 2),
    },
    answer: { fontWeight: 'bold' },
    meta: { color: theme.palette.text.secondary },
    summary: { overflowWrap: 'anywhere' },
  }),
  { name: 'ReadinessEntityGate' },
);

/** One gate: its answer in words, why, what it asks for, and what may be done about it. @internal */
export const EntityGate = (props: {
  decision: GateDecisionView;
  /** Absent where its document could not be read. */
  gate: GateView | undefined;
  checkLink(missing: MissingResultView): string | undefined;
  changed(): void;
}) => {
  const { decision, gate, checkLink, changed } = props;
  const { title, answer, summary, requirements } = decision;
  const classes = useStyles();
  const words = useWords();
  const { t } = words;
  const path = useReadinessPath();
  const clock = useContext(ClockContext);
  // The answer says which mode it was given in; only the document knows when that ends.
  const mode = { mode: decision.mode, blockFrom: gate?.blockFrom ?? null };
  const search = new URLSearchParams({ entity: decision.entityRef });
  return (
    <li className={classes.gate}>
      <div className={classes.head}>
        <SectionTitle>{title}</SectionTitle>
        <span className={classes.answer}>
          <GateAnswerLabel answer={answer} />
        </span>
        <span className={classes.meta}>
          {gateModeWords(words, mode, clock())}
        </span>
      </div>
      <div className={classes.summary}>{summary}</div>
      <GateNotes decision={decision} />
      {requirements.length > 0 && (
        <Disclosure
          summary={`${title}: ${t('shipping.requirements', {
            count: requirements.length,
          })}`}
          startsOpen={answer !== 'allow'}
        >
          <RequirementList
            title={title}
            requirements={requirements}
            checkLink={checkLink}
          />
        </Disclosure>
      )}
      <GateActions decision={decision} gate={gate} changed={changed} />
      <Link
        to={`${path(`gates/${encodeURIComponent(decision.gate)}`)}?${search}`}
        aria-label={`${title}: ${t('shipping.decisions')}`}
      >
        {t('shipping.decisions')}
      </Link>
    </li>
  );
};
