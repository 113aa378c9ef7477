import { GateRequirementView } from 'backstage-plugin-readiness-common';

/** @internal */
export type ShownOutcome = GateRequirementView['outcome'] | 'only-warns';

/** An outcome as it is shown: what never blocks by itself must not look like what blocks. @internal */
export function shownOutcome({
  outcome,
  onlyWarns,
}: Pick<GateRequirementView, 'outcome' | 'onlyWarns'>): ShownOutcome {
  return outcome === 'not-met' && onlyWarns ? 'only-warns' : outcome;
}
