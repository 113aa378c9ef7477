import {
  objectiveStatus,
  ObjectiveStatus,
  readingRange,
  settleSlices,
  SliDefinition,
  SloObjective,
} from 'backstage-readiness-core';
import type { SliSource } from 'backstage-plugin-readiness-node';

/** @internal */
export interface StatusFromOptions {
  readonly source: SliSource;
  readonly definition: SliDefinition;
  readonly objective: Partial<SloObjective>;
  readonly method?: 'Occurrences' | 'Timeslices' | 'RatioTimeslices';
  readonly now: number;
}

/** Where an objective over 30 rolling days stands, read from a source and counted by the core. @internal */
export async function statusFrom(
  options: StatusFromOptions,
): Promise<ObjectiveStatus> {
  const { source, definition, method = 'Occurrences', now } = options;
  const objective = { name: 'objective', target: 0.99, ...options.objective };
  const slo = {
    method,
    window: { kind: 'rolling', duration: { amount: 30, unit: 'd' } },
    sli: { kind: 'known', definition },
    alertConditions: [],
  } as const;
  const range = readingRange({ slo, objective, now });
  if (range.kind === 'refused') {
    throw new Error(range.reason);
  }
  const { signal } = new AbortController();
  const answer = await source.read({ ...range, definition, signal });
  const readings = answer.kind === 'read' ? answer.readings : [];
  const { slices } = settleSlices({ ...range, definition, readings });
  return objectiveStatus({ slo, objective, now, outcome: answer, slices });
}
