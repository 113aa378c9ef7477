import { JsonValue } from '@backstage/types';
import { FactShape, NONE, Report, value } from '../shapes/FactShape';
import { Situation } from '../Situation';
import { BudgetStory, SampleSlo, slosOf } from './sampleSlos';

/** What is left of a budget that three bad days have used up. */
const OVERSPENT = -0.4;
/** Days before today on which it was used up, and on which its policy was due to be acknowledged. */
const EXHAUSTED_ON = 7;
const ACKNOWLEDGED_BY = 5;

interface BudgetState {
  readonly state: string;
  readonly met?: boolean;
  readonly budgetRemaining?: number;
}

/**
 * What the portal said of SLOs on the days before it ran, and what it would say today. The portal works out today's
 * figures itself, from the slices; the command line has only these.
 * @internal
 */
export const SLO_SHAPES: readonly FactShape[] = [
  { factId: 'slo.objectives', source: 'slo', report: it => summaryOf(it) },
  { factId: 'slo.policy', source: 'slo', report: it => policyOf(it) },
];

function summaryOf(it: Situation): Report {
  const slos = slosOf(it.service, it.day);
  const [worst] = slos.map(slo => stateOf(slo, it));
  if (!worst) {
    return NONE;
  }
  const { state, ...known } = worst;
  const summary: JsonValue = { count: slos.length, worst: state, ...known };
  return value(summary);
}

/** The SLOs of one service share their story. */
function stateOf({ story }: SampleSlo, it: Situation): BudgetState {
  const left = it.between('slo budget', 0.45, 0.75);
  const healthy = {
    state: 'ok',
    met: true,
    budgetRemaining: Math.round(left * 100) / 100,
  };
  const unusual: Partial<Record<BudgetStory, BudgetState>> = {
    ...(it.day === 0 ? { burning: { ...healthy, state: 'at-risk' } } : {}),
    ...(it.day < 1 ? { stopped: { state: 'no-data' } } : {}),
    ...(it.day < 2 ? { late: { state: 'stale' } } : {}),
    ...(it.day <= EXHAUSTED_ON
      ? {
          exhausted: {
            state: 'exhausted',
            met: false,
            budgetRemaining: OVERSPENT,
          },
        }
      : {}),
    idle: { state: 'no-traffic' },
  };
  return unusual[story] ?? healthy;
}

function policyOf(it: Situation): Report {
  const [slo] = slosOf(it.service, it.day);
  if (!slo) {
    return NONE;
  }
  const overdue = slo.story === 'exhausted' && it.day < ACKNOWLEDGED_BY ? 1 : 0;
  const isOpen =
    (slo.story === 'exhausted' &&
      it.day <= EXHAUSTED_ON &&
      it.day >= ACKNOWLEDGED_BY) ||
    (slo.story === 'burning' && it.day === 0);
  return value({ followed: overdue === 0, open: isOpen ? 1 : 0, overdue });
}
