import { CHECK_SHAPE, REQUIREMENT_KEYS } from './checkShape';
import { DiagnosticList } from './DiagnosticList';
import { DOCUMENT_LIMITS } from './limits';
import { itemsOf, Located, LocatedField, LocatedMap, mapOf } from './located';
import { wrongType } from './readers';
import { didYouMean } from './suggest';
import { readName } from './valueReaders';

/**
 * A check as written, before its fields are read: only its id is known to be right.
 * @internal
 */
export interface CheckEntry {
  readonly id: string;
  readonly map: LocatedMap;
}

/**
 * Reads the list of checks as far as their ids. An entry without a usable id, or with one that is taken, is reported and
 * left out. Undefined when there is no usable list.
 * @internal
 */
export function readCheckEntries(
  at: Located,
  found: DiagnosticList,
): readonly CheckEntry[] | undefined {
  const items = itemsOf(at);
  if (!items) {
    return wrongType(at, found, 'a list of checks');
  }
  if (items.length > DOCUMENT_LIMITS.checks) {
    found.error(
      at,
      'too-many-checks',
      `it has ${items.length} checks, at most ${DOCUMENT_LIMITS.checks} are allowed; split it`,
    );
    return undefined;
  }
  const entries = new Map<string, CheckEntry>();
  for (const item of items) {
    const entry = readCheckEntry(item, found);
    if (entry && entries.has(entry.id)) {
      found.error(
        entry.map.fields.get('id')?.at ?? item,
        'duplicate-id',
        `two checks have the id "${entry.id}"; the first counts, give the other its own id`,
      );
    } else if (entry) {
      entries.set(entry.id, entry);
    }
  }
  return [...entries.values()];
}

function readCheckEntry(
  item: Located,
  found: DiagnosticList,
): CheckEntry | undefined {
  const map = mapOf(item);
  if (!map) {
    return wrongType(item, found, 'a check, which is a map with an id');
  }
  const id = map.fields.get('id');
  if (!id) {
    found.error(
      item,
      'missing-key',
      `${item.path} has no "id", so it is left out; add one, such as id: on-call-rotation`,
    );
    return undefined;
  }
  const name = readName(id.at, found);
  return name === undefined ? undefined : { id: name, map };
}

/**
 * Lays the entries of a child over those of its parent. An entry with an id of the parent patches that check key by key;
 * a key without a value removes it; a new id adds a check. The order is the parent's, then what is new.
 * @internal
 */
export function patchCheckEntries(
  parent: readonly CheckEntry[],
  child: readonly CheckEntry[],
  found: DiagnosticList,
): readonly CheckEntry[] {
  const merged = new Map(parent.map(entry => [entry.id, entry]));
  for (const entry of child) {
    const patched = merged.get(entry.id);
    if (patched) {
      merged.set(entry.id, patchEntry(patched, entry));
    } else if (!isLostPatch(entry, parent, found)) {
      merged.set(entry.id, entry);
    }
  }
  return [...merged.values()];
}

function patchEntry(base: CheckEntry, patch: CheckEntry): CheckEntry {
  const replaced = keysReplacedBy(base.map, patch.map);
  const fields = new Map<string, LocatedField>(
    [...base.map.fields].filter(([key]) => !replaced.has(key)),
  );
  for (const [key, field] of patch.map.fields) {
    if (field.at.node.value === null && Object.hasOwn(CHECK_SHAPE, key)) {
      fields.delete(key);
    } else {
      fields.set(key, field);
    }
  }
  return { id: base.id, map: { place: patch.map.place, fields } };
}

/** A patch that gives another kind of requirement takes the old one away, with what belongs to it alone. */
function keysReplacedBy(base: LocatedMap, patch: LocatedMap): Set<string> {
  const given = Object.keys(REQUIREMENT_KEYS).find(
    key => patch.fields.has(key) && !base.fields.has(key),
  );
  if (given === undefined) {
    return new Set();
  }
  const kept = REQUIREMENT_KEYS[given];
  const old = Object.entries(REQUIREMENT_KEYS).flatMap(([key, own]) => [
    key,
    ...own,
  ]);
  return new Set(old.filter(key => !kept.includes(key)));
}

/**
 * Whether an entry was meant to patch a check that the parent does not have. Switching off what is not there is harmless
 * and left out; anything else stays and is found incomplete.
 */
function isLostPatch(
  entry: CheckEntry,
  parent: readonly CheckEntry[],
  found: DiagnosticList,
): boolean {
  const { fields, place } = entry.map;
  if (Object.keys(REQUIREMENT_KEYS).some(key => fields.has(key))) {
    return false;
  }
  const ids = parent.map(({ id }) => id);
  const hint = didYouMean(entry.id, ids) ?? 'see the checks of the parent';
  found.warning(
    fields.get('id')?.at ?? place,
    'unknown-check',
    `the parent has no check "${entry.id}" to patch; ${hint}`,
  );
  const others = [...fields.keys()].filter(key => key !== 'id');
  return others.every(key => key === 'off');
}
