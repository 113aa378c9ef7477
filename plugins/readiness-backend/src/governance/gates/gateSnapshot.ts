import { JsonObject, JsonValue } from '@backstage/types';
import {
  encodeOutcome,
  evaluateEntity,
  EvaluationInput,
  Standard,
} from 'backstage-readiness-core';
import { Publication } from '../../standards/Publication';
import { DecidedGate, LiveDecisions } from './GateDecider';

/** Bytes of the snapshot of one decision. */
const MOST_BYTES = 256 * 1024;

/** What a standard said when a gate decided. @internal */
export interface StandardSnapshot extends JsonObject {
  readonly version: string;
  readonly level: string | null;
  readonly score: number | null;
  readonly known: number | null;
  /** Check id to the letter of its outcome, as scorecards have it. */
  readonly statuses: Record<string, string>;
  /** Fact id to value; null when they were too large to keep. */
  readonly valuesUsed: Record<string, JsonValue> | null;
}

/**
 * The evidence behind a decision as JSON of bounded size: what it was decided from, without the entity itself. Pure.
 *
 * @remarks
 * Where it is too large the values of facts are left out, and where that does not help the statuses; sign-offs, exemptions
 * and objectives are kept.
 * @internal
 */
export function gateSnapshot(
  { gate, input }: DecidedGate,
  live: Pick<LiveDecisions, 'row' | 'decisions' | 'objectives' | 'counted'>,
  publication: Publication,
): string {
  const standards = standardsOf({ gate, input }, publication);
  const rest = {
    revision: publication.revision,
    gateVersion: gate.version,
    etag: live.row?.etag ?? null,
    tier: input.input.tier,
    counted: live.counted,
    attestations: live.decisions.attestations.map(one => one.id),
    exemptions: live.decisions.exemptions.map(one => one.id),
    objectives: live.objectives,
    review: input.review,
    holds: input.holds,
    breakGlass: input.breakGlass ?? null,
    firstSeenAt: input.firstSeenAt ?? null,
  };
  const candidates = [
    standards,
    standards.map(([name, one]) => [name, { ...one, valuesUsed: null }]),
    [],
  ].map(some => ({ ...rest, standards: Object.fromEntries(some) }));
  return fitting(candidates.map(one => JSON.stringify(one)));
}

/** The last one when none fits: its size is bounded by the documents and by the number of decisions about one entity. */
function fitting(texts: readonly string[]): string {
  return (
    texts.find(text => Buffer.byteLength(text) <= MOST_BYTES) ??
    texts[texts.length - 1]
  );
}

/** Of the standards that the gate asks for. */
function standardsOf(
  { gate, input }: Pick<DecidedGate, 'gate' | 'input'>,
  { documents }: Publication,
): [string, StandardSnapshot][] {
  const asked = gate.require.flatMap(one =>
    one.kind === 'level' ? [one.standard] : [],
  );
  const standards = documents.standards.filter(({ name }) =>
    asked.includes(name),
  );
  return snapshotsOf(standards, input.input, input.counted);
}

function snapshotsOf(
  standards: readonly Standard[],
  input: EvaluationInput,
  {
    standards: countedStandards,
    tier: countedTier,
  }: DecidedGate['input']['counted'],
): [string, StandardSnapshot][] {
  const { scorecards } = evaluateEntity(
    { standards, capabilities: [] },
    input,
    { countedStandards, countedTier },
  );
  return scorecards.flatMap(scorecard => {
    const standard = standards.find(({ name }) => name === scorecard.standard);
    if (!standard) {
      return [];
    }
    const { standardVersion: version, level, score, known } = scorecard;
    const statuses = Object.fromEntries(
      standard.checks.map(({ id }, slot) => [
        id,
        encodeOutcome(scorecard.outcomes[slot]),
      ]),
    );
    const valuesUsed = { ...scorecard.valuesUsed };
    return [
      [standard.name, { version, level, score, known, statuses, valuesUsed }],
    ];
  });
}
