import {
  MetricSource,
  readingRange,
  SliDefinition,
  SliReadOutcome,
  SliThreshold,
  SloDefinition,
} from 'backstage-readiness-core';
import { NamedObjective } from './types';

/** One read of an indicator, for all objectives that need it. Instants are epoch milliseconds. @internal */
export interface PlannedRead {
  readonly definition: SliDefinition;
  readonly threshold?: SliThreshold;
  readonly sliceSeconds: number;
  readonly from: number;
  readonly to: number;
  readonly objectives: readonly NamedObjective[];
}

/** An objective for which nothing is asked. @internal */
export interface UnreadObjective extends NamedObjective {
  readonly outcome: SliReadOutcome;
}

/** @internal */
export interface ReadPlan {
  readonly reads: readonly PlannedRead[];
  readonly unread: readonly UnreadObjective[];
}

type NeededRead = Omit<PlannedRead, 'objectives'>;

type Need =
  | { readonly kind: 'read'; readonly read: NeededRead }
  | { readonly kind: 'unread'; readonly outcome: SliReadOutcome };

/**
 * What to read at `now`. Objectives that share an indicator, its limit and the length of slices share one read.
 *
 * @param types - the `metricSource.type`s that can be read, in lower case
 * @internal
 */
export function planReads(
  definitions: readonly SloDefinition[],
  options: { readonly types: readonly string[]; readonly now: number },
): ReadPlan {
  const reads = new Map<string, PlannedRead>();
  const unread = new Array<UnreadObjective>();
  for (const named of definitions.flatMap(objectivesOf)) {
    const need = needOf(named, options);
    if (need.kind === 'read') {
      const key = keyOf(need.read);
      reads.set(key, merge(reads.get(key), need.read, named));
    } else {
      unread.push({ ...named, outcome: need.outcome });
    }
  }
  return { reads: [...reads.values()], unread };
}

function objectivesOf(definition: SloDefinition): readonly NamedObjective[] {
  return definition.objectives.map(objective => ({ definition, objective }));
}

function needOf(
  { definition: slo, objective }: NamedObjective,
  { types, now }: { readonly types: readonly string[]; readonly now: number },
): Need {
  const range = readingRange({ slo, objective, now });
  if (slo.sli.kind !== 'known' || range.kind === 'refused') {
    // The document is at fault; the maths says how.
    return { kind: 'unread', outcome: { kind: 'never' } };
  }
  const { definition } = slo.sli;
  const foreign = metricsOf(definition).find(metric => !isOf(types, metric));
  if (foreign) {
    const reason = `Its metric is of type ${
      foreign.type
    }, which this command cannot ask; it asks ${types.join(', ')}`;
    return { kind: 'unread', outcome: { kind: 'refused', reason } };
  }
  const { sliceSeconds, from, to } = range;
  const { threshold } = objective;
  return {
    kind: 'read',
    read: { definition, threshold, sliceSeconds, from, to },
  };
}

function metricsOf(definition: SliDefinition): readonly MetricSource[] {
  switch (definition.kind) {
    case 'good-total':
      return [definition.good, definition.total];
    case 'bad-total':
      return [definition.bad, definition.total];
    case 'raw':
      return [definition.raw];
    default:
      return [definition.metric];
  }
}

/** A data source that is not among the files has no type; then the one Prometheus that was named must be meant. */
function isOf(types: readonly string[], { type }: MetricSource): boolean {
  return type === undefined || types.includes(type.toLocaleLowerCase('en-US'));
}

function keyOf({ definition, threshold, sliceSeconds }: NeededRead): string {
  return JSON.stringify([definition, threshold ?? null, sliceSeconds]);
}

function merge(
  before: PlannedRead | undefined,
  read: NeededRead,
  named: NamedObjective,
): PlannedRead {
  return {
    ...read,
    from: Math.min(before?.from ?? read.from, read.from),
    to: Math.max(before?.to ?? read.to, read.to),
    objectives: [...(before?.objectives ?? []), named],
  };
}
