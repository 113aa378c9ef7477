import { GateDecisionView, GateView } from 'backstage-plugin-readiness-common';
import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { useEntityGovernance } from '../../hooks/EntityGovernanceContext';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { useWords } from '../../hooks/useWords';
import { AskReviewDialog } from './AskReviewDialog';
import { BreakGlassDialog } from './BreakGlassDialog';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      margin: theme.spacing(1, 0),
    },
  }),
  { name: 'ReadinessGateActions' },
);

/**
 * What the viewer may do at a gate for the entity: ask for a review, also for the next one while an approval still holds,
 * and break the glass where it blocks.
 * @internal
 */
export const GateActions = (props: {
  decision: GateDecisionView;
  gate: GateView | undefined;
  changed(): void;
}) => {
  const { decision, gate, changed } = props;
  const classes = useStyles();
  const { t } = useWords();
  const path = useReadinessPath();
  const governance = useEntityGovernance()?.governance;
  const [open, setOpen] = useState<'review' | 'glass' | null>(null);
  const waiting = governance?.reviews.find(
    review => review.gate === decision.gate && review.state === 'requested',
  );
  const mayAsk =
    !waiting && gate?.review && governance?.actions.includes('request-review');
  const ask = isReviewMet(decision) ? 'askNextReview' : 'askReview';
  // The gate says who belongs to its group, the entity whether the viewer may do so to it.
  const mayBreak =
    decision.answer === 'block' &&
    gate?.actions.includes('break-glass') &&
    governance?.actions.includes('break-glass');
  if (!waiting && !mayAsk && !mayBreak) {
    return null;
  }
  const dialog = { decision, changed, onClose: () => setOpen(null) };
  return (
    <div className={classes.root}>
      {waiting && (
        <Link to={path(`reviews/${encodeURIComponent(waiting.id)}`)}>
          {t('shipping.reviewWaits')}
        </Link>
      )}
      {mayAsk && (
        <Button
          variant="outlined"
          size="small"
          aria-haspopup="dialog"
          aria-label={t(`shipping.${ask}Of`, { gate: decision.title })}
          onClick={() => setOpen('review')}
        >
          {t(`shipping.${ask}`)}
        </Button>
      )}
      {mayBreak && (
        <Button
          variant="outlined"
          size="small"
          aria-haspopup="dialog"
          aria-label={t('shipping.breakGlassOf', { gate: decision.title })}
          onClick={() => setOpen('glass')}
        >
          {t('shipping.breakGlass')}
        </Button>
      )}
      {open === 'review' && gate?.review && (
        <AskReviewDialog {...dialog} ask={ask} reviewers={gate.review.by} />
      )}
      {open === 'glass' && <BreakGlassDialog {...dialog} />}
    </div>
  );
};

function isReviewMet({ requirements }: GateDecisionView): boolean {
  return requirements.some(
    ({ kind, outcome }) => kind === 'review' && outcome === 'met',
  );
}
