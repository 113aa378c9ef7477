import { SloDefinition } from 'backstage-readiness-core';
import {
  DbRemovedObjectivesRow,
  DbSloObjectivesRow,
  DbSlosRow,
} from '../../database/sloTables';
import { ObjectiveIdentity } from '../status/statusWrite';
import { definitionOf } from '../views/objectiveRow';
import { rememberedObjective } from './rememberedObjective';

/** An objective of a draft, as its row will identify it. @internal */
export interface IdentifiedObjective {
  readonly identity: ObjectiveIdentity;
  readonly definition: SloDefinition;
}

/** What becomes of the objectives that are known. @internal */
export interface ObjectivePairs {
  /** By what a draft identifies: the stored objective that goes on as it, be it under another name. */
  readonly cameFrom: ReadonlyMap<ObjectiveIdentity, DbSloObjectivesRow>;
  /** Stored ones that go on as nothing. */
  readonly ended: readonly DbSloObjectivesRow[];
  /** Removed ones that are back. */
  readonly back: readonly DbRemovedObjectivesRow[];
}

type Key = Pick<ObjectiveIdentity, 'entity_ref' | 'slo' | 'objective'>;

interface Side extends Key {
  readonly target: number;
  /** What is measured and how; undefined when nobody can tell. */
  readonly content: string | undefined;
}

interface Stored extends Side {
  readonly row: DbSloObjectivesRow;
}

interface Removed extends Side {
  readonly row: DbRemovedObjectivesRow;
}

interface Drafted extends Side {
  readonly identity: ObjectiveIdentity;
  /** As `content` of what is stored, with what it is read from. */
  readonly reading: string | undefined;
}

/**
 * Finds out which objectives of a draft are which of those that are known, by what they measure before how they are
 * called: an objective without a name is called by its place, and a name can be given to another one. Pure.
 *
 * @remarks
 * Each is used once. An objective goes on within its entity as what reads the same indicator in the same way over the
 * same window with a target that is no lower; the same name is preferred. What finds nothing of that kind goes on as
 * what has its name, unless that is another one: then it was changed in place.
 * @internal
 */
export function pairObjectives(options: {
  readonly stored: Iterable<DbSloObjectivesRow>;
  readonly removed: readonly DbRemovedObjectivesRow[];
  readonly slos: ReadonlyMap<string, DbSlosRow>;
  readonly draft: readonly IdentifiedObjective[];
}): ObjectivePairs {
  const definitions = new Map(
    [...options.slos].map(([id, row]) => [id, definitionOf(row)]),
  );
  const stored = new Set(
    [...options.stored].map(row => storedSide(row, definitions)),
  );
  const removed = new Set(options.removed.map(removedSide));
  const drafted = new Set(options.draft.map(draftedSide));
  const goOn = bySameContent(stored, drafted, ({ reading }) => reading);
  const back = bySameContent(removed, drafted, ({ content }) => content);
  const changed = pair(stored, drafted, keyText, keyText);
  const mended = pair(removed, drafted, nameText, keyText);
  return {
    cameFrom: new Map(
      [...goOn, ...changed].map(([{ row }, { identity }]) => [identity, row]),
    ),
    ended: [...stored].map(({ row }) => row),
    back: [...back, ...mended].map(([{ row }]) => row),
  };
}

/** Exactly the same first, and the closest in name. */
function bySameContent<Before extends Side>(
  before: Set<Before>,
  drafted: Set<Drafted>,
  draftContent: (draft: Drafted) => string | undefined,
): [Before, Drafted][] {
  return [true, false].flatMap(isExact =>
    [keyText, sloText, entityText].flatMap(placeOf => {
      const text = (side: Side, content: string | undefined) =>
        content &&
        JSON.stringify([
          placeOf(side),
          content,
          ...(isExact ? [side.target] : []),
        ]);
      return pair(
        before,
        drafted,
        one => text(one, one.content),
        draft => text(draft, draftContent(draft)),
        (one, draft) => draft.target >= one.target,
      );
    }),
  );
}

/**
 * Takes out of both sides what belongs together by a text. The highest target chooses first, and the lowest one that is
 * enough for it, so that as many as possible find one.
 */
function pair<Before extends Side>(
  before: Set<Before>,
  drafted: Set<Drafted>,
  textOf: (one: Before) => string | undefined,
  draftText: (draft: Drafted) => string | undefined,
  isEnough: (one: Before, draft: Drafted) => boolean = () => true,
): [Before, Drafted][] {
  const found = new Map<string, Drafted[]>();
  for (const draft of [...drafted].sort((a, b) => a.target - b.target)) {
    const text = draftText(draft);
    if (text !== undefined) {
      found.set(text, [...(found.get(text) ?? []), draft]);
    }
  }
  return [...before]
    .sort((a, b) => b.target - a.target)
    .flatMap((one): [Before, Drafted][] => {
      const text = textOf(one);
      const candidates = text === undefined ? [] : found.get(text) ?? [];
      const draft = candidates.find(
        each => drafted.has(each) && isEnough(one, each),
      );
      if (!draft) {
        return [];
      }
      before.delete(one);
      drafted.delete(draft);
      return [[one, draft]];
    });
}

function storedSide(
  row: DbSloObjectivesRow,
  definitions: ReadonlyMap<string, SloDefinition>,
): Stored {
  const { entity_ref, slo, objective, target } = row;
  const definition = definitions.get(row.slo_id);
  const content = definition && contentOf(definition, row.position);
  return {
    ...{ entity_ref, slo, objective, target, row },
    content: readingOf(content, row.sli_id),
  };
}

function removedSide(row: DbRemovedObjectivesRow): Removed {
  const { entity_ref, slo, objective } = row;
  const definition = definitionOf(row);
  const remembered = rememberedObjective(definition, row);
  return {
    ...{ entity_ref, slo, objective, row },
    target: remembered?.target ?? 1,
    content:
      remembered &&
      contentOf(definition, definition.objectives.indexOf(remembered)),
  };
}

function draftedSide({ identity, definition }: IdentifiedObjective): Drafted {
  const { entity_ref, slo, objective, target } = identity;
  const content = contentOf(definition, identity.position);
  return {
    ...{ entity_ref, slo, objective, target, identity, content },
    reading: readingOf(content, identity.sli_id),
  };
}

function contentOf(
  { sli, method, window, objectives }: SloDefinition,
  position: number,
): string | undefined {
  const objective = objectives[position];
  if (!objective || sli.kind !== 'known') {
    return undefined;
  }
  const { threshold, timeSliceTarget, timeSliceSeconds } = objective;
  return JSON.stringify([
    ...[sli.definition, method, window],
    ...[threshold, timeSliceTarget, timeSliceSeconds],
  ]);
}

function readingOf(
  content: string | undefined,
  sliId: string | null,
): string | undefined {
  return content === undefined || sliId === null
    ? undefined
    : JSON.stringify([content, sliId]);
}

function keyText({ entity_ref, slo, objective }: Key): string {
  return JSON.stringify([entity_ref, slo, objective]);
}

function sloText({ entity_ref, slo }: Key): string {
  return JSON.stringify([entity_ref, slo]);
}

function entityText({ entity_ref }: Key): string {
  return entity_ref;
}

/** Nothing is called as what is remembered under a key of its own, or giving that name away would make it forgotten. */
function nameText({ row }: Removed): string | undefined {
  const isOwnName = definitionOf(row).objectives.some(
    ({ name }) => name === row.objective,
  );
  return isOwnName ? keyText(row) : undefined;
}
