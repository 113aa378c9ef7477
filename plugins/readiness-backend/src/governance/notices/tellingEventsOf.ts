import { JsonObject } from '@backstage/types';
import { Gate } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { DbGovernanceEventsRow } from '../../database/governanceTables';
import { Publication } from '../../standards/Publication';
import { findCheck } from '../checkNamed';
import { readGatesOf } from './readGatesOf';
import { Names, readNames } from './readNames';
import { readStopped } from './readStopped';
import { TellingEvent, TellingGate } from './TellingEvent';

interface Known {
  readonly names: Names;
  readonly publication: Publication | undefined;
  /** Names of the gates at which entities whose standing changed count, by their refs. */
  readonly gatesOf: ReadonlyMap<string, readonly string[]>;
  /** Owners of what a hold stops, by the name of the gate; empty for all of them. */
  readonly stoppedAt: ReadonlyMap<string, readonly string[]>;
}

/**
 * Acts of the log with what telling of them needs. One query for names, and one more each where there are changes of a
 * standing, and holds.
 * @internal
 */
export async function tellingEventsOf(
  rows: readonly DbGovernanceEventsRow[],
  options: {
    readonly knex: Knex;
    readonly publication: Publication | undefined;
  },
): Promise<TellingEvent[]> {
  if (rows.length === 0) {
    return [];
  }
  const { knex, publication } = options;
  const parsed = rows.map(row => ({
    row,
    details: JSON.parse(row.details) as JsonObject,
  }));
  const refs = parsed.flatMap(({ row, details }) => [
    row.actor,
    aboutRefOf(row, details) ?? row.actor,
  ]);
  const changed = rows.flatMap(({ kind, entity_ref }) =>
    kind.startsWith('standing-') && entity_ref ? [entity_ref] : [],
  );
  const held = parsed.flatMap(({ row, details }) =>
    row.kind.startsWith('hold-') ? [textOf(details, 'gate') ?? ''] : [],
  );
  const [names, gatesOf, stoppedAt] = await Promise.all([
    readNames(knex, refs),
    readGatesOf(knex, changed),
    readStopped(knex, held),
  ]);
  const known = { names, publication, gatesOf, stoppedAt };
  return parsed.map(({ row, details }) => tellingEvent(row, details, known));
}

function tellingEvent(
  row: DbGovernanceEventsRow,
  details: JsonObject,
  { names, publication, gatesOf, stoppedAt }: Known,
): TellingEvent {
  const { kind, actor, subject, entity_ref } = row;
  const aboutRef = aboutRefOf(row, details);
  const scope = scopeOf(details);
  const gate = textOf(details, 'gate');
  return {
    ...{ id: String(row.id), kind, aboutRef, actor, subject, details },
    actorName: names(actor).name,
    about: aboutRef === null ? 'an entity' : aboutWords(aboutRef, scope, names),
    hidden: scope === 'entity' ? 'an entity' : `all entities of one ${scope}`,
    owner: ownerOf(aboutRef, scope, names),
    title: titleOf(details, publication),
    gates: gatesNamed(gatesAbout(row, details, gatesOf), publication),
    requestedBy:
      textOf(details, 'requestedBy') ?? textOf(details, 'attestedBy'),
    approver: textOf(details, 'approver') ?? textOf(details, 'reviewers'),
    stopped:
      entity_ref === null && kind.startsWith('hold-')
        ? stoppedAt.get(gate ?? '') ?? []
        : [],
  };
}

/** An exemption may be for all that an owner or a system has. */
function aboutRefOf(
  { entity_ref }: DbGovernanceEventsRow,
  { scope }: JsonObject,
): string | null {
  return entity_ref ?? (isObject(scope) ? textOf(scope, 'ref') : null);
}

function scopeOf({ scope }: JsonObject): 'entity' | 'owner' | 'system' {
  const kind = isObject(scope) ? scope.kind : undefined;
  return kind === 'owner' || kind === 'system' ? kind : 'entity';
}

function aboutWords(
  ref: string,
  scope: ReturnType<typeof scopeOf>,
  names: Names,
): string {
  const { name } = names(ref);
  switch (scope) {
    case 'owner':
      return `all that ${name} owns`;
    case 'system':
      return `all of the system ${name}`;
    default:
      return name;
  }
}

function ownerOf(
  ref: string | null,
  scope: ReturnType<typeof scopeOf>,
  names: Names,
): string | null {
  if (ref === null) {
    return null;
  }
  return scope === 'owner' ? ref : names(ref).owner;
}

/** Of a check, or of the document whose scope was left. */
function titleOf(
  details: JsonObject,
  publication: Publication | undefined,
): string {
  const checkId = textOf(details, 'checkId');
  const standard = textOf(details, 'standard');
  if (checkId !== null && standard !== null) {
    const found = findCheck(publication, standard, checkId);
    return found?.check.title ?? checkId;
  }
  const subject = textOf(details, 'subject') ?? '';
  const documents =
    details.kind === 'gate-scope'
      ? publication?.documents.gates
      : publication?.documents.standards;
  return documents?.find(({ name }) => name === subject)?.title ?? subject;
}

/** Names; undefined for all gates. */
function gatesAbout(
  { kind, entity_ref }: DbGovernanceEventsRow,
  details: JsonObject,
  gatesOf: Known['gatesOf'],
): readonly string[] | undefined {
  if (kind.startsWith('standing-')) {
    const subject = textOf(details, 'subject');
    return details.kind === 'gate-scope' && subject !== null
      ? [subject]
      : gatesOf.get(entity_ref ?? '') ?? [];
  }
  const gate = textOf(details, 'gate');
  if (gate !== null) {
    return [gate];
  }
  return kind.startsWith('hold-') ? undefined : [];
}

function gatesNamed(
  asked: readonly string[] | undefined,
  publication: Publication | undefined,
): TellingGate[] {
  const gates = publication?.documents.gates ?? [];
  return gates
    .filter(({ name }) => asked === undefined || asked.includes(name))
    .map(tellingGate);
}

function tellingGate({
  name,
  title,
  owner,
  review,
  breakGlass,
}: Gate): TellingGate {
  return {
    ...{ name, title, owner: owner ?? null },
    reviewers: review?.by ?? null,
    breakers: breakGlass?.by ?? null,
  };
}

function isObject(value: JsonObject[string]): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(details: JsonObject, key: string): string | null {
  const value = details[key];
  return typeof value === 'string' ? value : null;
}
