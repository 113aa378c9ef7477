import {
  countingRange,
  objectiveStatus,
  settleSlices,
  SliceReading,
  SliReadOutcome,
  SloDefinition,
} from 'backstage-readiness-core';
import type { SliReadAnswer, SliSource } from 'backstage-plugin-readiness-node';
import { mapBounded } from './mapBounded';
import { PlannedRead, planReads } from './planReads';
import { SourceReader } from './SourceReader';
import { CheckedObjective, NamedObjective } from './types';

/** The source bounds its requests itself; this bounds how many answers are in memory. */
const READS_AT_A_TIME = 8;

interface CheckOptions {
  readonly source: Pick<SliSource, 'types' | 'plan' | 'read'>;
  readonly now: number;
  readonly signal: AbortSignal;
}

/** What a read gave to the objectives that share it. */
interface ReadResult {
  readonly outcome: SliReadOutcome;
  readonly readings: readonly SliceReading[];
  readonly queries: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Says where each objective of SLOs stands at `now`. Each indicator is read once; one that cannot be read costs the others
 * nothing.
 *
 * @returns sorted by the name of the SLO, then as in the document
 * @internal
 */
export async function checkSlos(
  definitions: readonly SloDefinition[],
  { source, now, signal }: CheckOptions,
): Promise<readonly CheckedObjective[]> {
  const plan = planReads(definitions, { types: source.types, now });
  const reader = new SourceReader(source);
  const checked = await mapBounded(plan.reads, READS_AT_A_TIME, async read => {
    const result = await readAll(read, { source, reader, signal, now });
    return read.objectives.map(named => count(named, read, { result, now }));
  });
  const unread = plan.unread.map(({ outcome, ...named }) => ({
    ...named,
    outcome,
    status: objectiveStatus({ ...sloOf(named), now, outcome, slices: [] }),
    queries: [],
    warnings: [],
  }));
  return inOrder(definitions, [...checked.flat(), ...unread]);
}

interface ReadContext extends CheckOptions {
  readonly reader: SourceReader;
}

/** Where the data has ended, the window as it was then begins earlier, and its beginning is read too. */
async function readAll(
  read: PlannedRead,
  context: ReadContext,
): Promise<ReadResult> {
  const result = await readOnce(read, context);
  const from = Math.min(
    ...read.objectives.map(named =>
      countedFrom(named, read, { result, now: context.now }),
    ),
  );
  if (from >= read.from) {
    return result;
  }
  const longer = await readOnce({ ...read, from }, context);
  return longer.outcome.kind === 'read' ? longer : result;
}

async function readOnce(
  read: PlannedRead,
  { source, reader, signal }: ReadContext,
): Promise<ReadResult> {
  const plan = source.plan(read);
  if (plan.kind === 'refused') {
    return { outcome: plan, readings: [], queries: [], warnings: [] };
  }
  const answer = await reader.read({ ...read, signal });
  return {
    outcome: outcomeOf(answer),
    readings: answer.kind === 'read' ? answer.readings : [],
    queries: plan.queries,
    warnings: answer.kind === 'read' ? answer.warnings : plan.warnings,
  };
}

function outcomeOf(answer: SliReadAnswer): SliReadOutcome {
  return answer.kind === 'read'
    ? { kind: 'read' }
    : { kind: answer.kind, reason: answer.reason };
}

interface CountContext {
  readonly result: ReadResult;
  readonly now: number;
}

function count(
  named: NamedObjective,
  read: PlannedRead,
  context: CountContext,
): CheckedObjective {
  const { outcome, readings, queries, warnings } = context.result;
  const settled = settleSlices({
    ...read,
    readings,
    from: countedFrom(named, read, context),
  });
  return {
    ...named,
    outcome,
    queries,
    status: objectiveStatus({
      ...sloOf(named),
      now: context.now,
      outcome,
      slices: settled.slices,
      readUntil: read.to,
    }),
    warnings: [...warnings, ...settled.remarks],
  };
}

/** From where on slices matter to one of the objectives that share a read. */
function countedFrom(
  named: NamedObjective,
  { sliceSeconds, from, to }: PlannedRead,
  { result, now }: CountContext,
): number {
  const last = result.readings.filter(({ total }) => total !== null).at(-1);
  const range = countingRange({
    ...sloOf(named),
    now,
    countedUntil: last ? last.start + sliceSeconds * 1000 : null,
    readUntil: to,
  });
  return range.kind === 'range' ? Math.min(range.from, range.recentFrom) : from;
}

function sloOf({ definition, objective }: NamedObjective) {
  return { slo: definition, objective };
}

/** By the name of the SLO, then as in the document. */
function inOrder(
  definitions: readonly SloDefinition[],
  checked: readonly CheckedObjective[],
): readonly CheckedObjective[] {
  const byObjective = new Map(checked.map(each => [each.objective, each]));
  return [...definitions]
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap(({ objectives }) =>
      objectives.flatMap(objective => byObjective.get(objective) ?? []),
    );
}
