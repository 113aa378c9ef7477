import { createHash } from 'node:crypto';
import { objectiveStatus } from 'backstage-readiness-core';
import {
  DbRemovedObjectivesRow,
  DbSlisRow,
  DbSloObjectivesRow,
  DbSlosRow,
} from '../../database/sloTables';
import {
  endOf,
  movedWrite,
  NewSloChange,
  ObjectiveIdentity,
  statusWrite,
} from '../status/statusWrite';
import { changedSlis } from './changedSlis';
import { ObjectivePairs, pairObjectives } from './pairObjectives';
import { RemovedObjective, removedObjectives } from './removedObjectives';
import { DraftObjective, DraftSlo, SloDraft } from './SloDraft';

const LONGEST_NAME = 255;

/** What of the definitions is stored. @internal */
export interface StoredDefinitions {
  readonly slos: ReadonlyMap<string, DbSlosRow>;
  readonly slis: ReadonlyMap<string, DbSlisRow>;
  /** By entity, SLO and objective. */
  readonly objectives: ReadonlyMap<string, DbSloObjectivesRow>;
  /** Those that are gone, and that gates go on counting. */
  readonly removed: readonly DbRemovedObjectivesRow[];
}

/** What a draft changes. @internal */
export interface DefinitionChanges {
  readonly slos: readonly DbSlosRow[];
  readonly goneSlos: readonly string[];
  /** Rows that are new or different, those of SLIs that nothing uses any more among them. */
  readonly slis: readonly DbSlisRow[];
  /** SLIs whose objectives changed: they are counted again. */
  readonly touchedSlis: readonly string[];
  readonly objectives: readonly DbSloObjectivesRow[];
  readonly goneObjectives: readonly DbSloObjectivesRow[];
  /** Those that gates may go on counting, also where another one has their name now. */
  readonly removed: readonly RemovedObjective[];
  /** Those that gates counted as removed and that are back. */
  readonly back: readonly DbRemovedObjectivesRow[];
  readonly changes: readonly NewSloChange[];
}

/** Identifies a row of an objective. @internal */
export function keyOf(
  row: Pick<DbSloObjectivesRow, 'entity_ref' | 'slo' | 'objective'>,
): string {
  return JSON.stringify([row.entity_ref, row.slo, row.objective]);
}

/**
 * Compares a draft with what is stored. Pure.
 *
 * An objective that stays, be it under another name, keeps its state until its slices are counted again, so that a
 * reworded document does not look like an outage, and another name not like a removal. An SLI that nothing uses any more keeps its slices, so that a document that comes back finds them.
 * @internal
 */
export function definitionChanges(
  draft: SloDraft,
  stored: StoredDefinitions,
  now: number,
): DefinitionChanges {
  const slos = draft.slos.map(slo => sloRow(slo, stored, now));
  const changedSlos = slos.filter(
    row => !isSameSlo(row, stored.slos.get(row.slo_id)),
  );
  const sloIds = new Set(slos.map(({ slo_id }) => slo_id));
  const identities = draft.objectives.map(identityOf);
  const keys = new Set(identities.map(keyOf));
  const gone = [...stored.objectives.values()].filter(
    row => !keys.has(keyOf(row)),
  );
  const pairs = pairObjectives({
    ...{ removed: stored.removed, slos: stored.slos },
    stored: stored.objectives.values(),
    draft: draft.objectives.map(({ slo }, index) => ({
      ...{ identity: identities[index], definition: slo.definition },
    })),
  });
  const writes = draft.objectives.map((objective, index) =>
    objectiveWrite(objective, identities[index], { stored, pairs, now }),
  );
  const redefined = new Set(changedSlos.map(({ slo_id }) => slo_id));
  return {
    slos: changedSlos,
    goneSlos: [...stored.slos.keys()].filter(id => !sloIds.has(id)),
    slis: changedSlis(draft, stored.slis, now),
    touchedSlis: [
      ...new Set(
        [
          ...gone,
          ...identities.filter(
            (identity, index) =>
              redefined.has(identity.slo_id) || writes[index].row,
          ),
        ].flatMap(({ sli_id }) => sli_id ?? []),
      ),
    ].sort(),
    objectives: writes.flatMap(({ row }) => row ?? []),
    goneObjectives: gone,
    removed: removedObjectives({
      ...{ now, slos: stored.slos, slis: stored.slis },
      ended: pairs.ended,
      taken: [
        ...identities,
        ...stored.removed.filter(row => !pairs.back.includes(row)),
      ],
    }),
    back: pairs.back,
    changes: [
      ...writes.flatMap(({ change }) => change ?? []),
      ...gone.map(row => endOf(row, now)),
    ],
  };
}

function sloRow(
  slo: DraftSlo,
  stored: StoredDefinitions,
  now: number,
): DbSlosRow {
  const { definition } = slo;
  const row = {
    slo_id: slo.sloId,
    name: column(definition.name),
    entity_ref: slo.entityRef ?? null,
    unassigned_reason: slo.unassignedReason ?? null,
    service: column(definition.service),
    file: definition.file,
    line: definition.line,
    definition: JSON.stringify(definition),
    last_valid: slo.isLastValid,
    changed_at: now,
  };
  const before = stored.slos.get(slo.sloId);
  return before && isSameSlo(row, before) ? before : row;
}

function isSameSlo(row: DbSlosRow, before: DbSlosRow | undefined): boolean {
  return (
    before !== undefined &&
    before.definition === row.definition &&
    before.entity_ref === row.entity_ref &&
    before.unassigned_reason === row.unassigned_reason &&
    Boolean(before.last_valid) === Boolean(row.last_valid)
  );
}

function identityOf({
  entityRef,
  slo,
  position,
  sliId,
}: DraftObjective): ObjectiveIdentity {
  const { definition, sloId } = slo;
  const objective = definition.objectives[position];
  return {
    entity_ref: entityRef,
    slo: column(definition.name),
    objective: column(objective.name),
    slo_id: sloId,
    sli_id: sliId ?? null,
    position,
    target: objective.target,
  };
}

function objectiveWrite(
  { slo, position, sliId }: DraftObjective,
  identity: ObjectiveIdentity,
  {
    stored,
    pairs,
    now,
  }: { stored: StoredDefinitions; pairs: ObjectivePairs; now: number },
): { readonly row?: DbSloObjectivesRow; readonly change?: NewSloChange } {
  const before = stored.objectives.get(keyOf(identity));
  const itself = pairs.cameFrom.get(identity);
  if (itself && sliId !== undefined) {
    const isSame =
      itself === before &&
      before.slo_id === identity.slo_id &&
      before.sli_id === identity.sli_id &&
      before.position === identity.position &&
      before.target === identity.target;
    return isSame ? {} : movedWrite(identity, before, itself, now);
  }
  const status = objectiveStatus({
    slo: slo.definition,
    objective: slo.definition.objectives[position],
    now,
    outcome: { kind: 'never' },
    slices: [],
  });
  const write = statusWrite(identity, before, status, {
    now,
    cause: 'definition',
  });
  return write.kind === 'changed' ? write : {};
}

/** A name as a column holds it; one that is too long is cut, and told apart by its hash. */
function column(name: string): string {
  return name.length <= LONGEST_NAME
    ? name
    : `${name.slice(0, LONGEST_NAME - 13)} ${createHash('sha256')
        .update(name)
        .digest('base64url')
        .slice(0, 12)}`;
}
