import { JsonObject } from '@backstage/types';
import { Gate } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { DbGovernanceEventsRow } from '../../database/governanceTables';
import { DbEntitiesRow } from '../../database/tables';
import { DAY_MILLISECONDS } from '../../results/instants';
import { Publication } from '../../standards/Publication';
import { TellingEvent } from './newsOf';

/** Nobody is told what is older than this: it has either passed or been seen. */
const NEWS_MILLISECONDS = DAY_MILLISECONDS;
const MOST_EVENTS = 1_000;
/** Longer than the transaction of an act lasts: one with a lower id may be committed after one with a higher id. */
const LATE_MILLISECONDS = 5 * 60_000;

type Row = DbGovernanceEventsRow & {
  [Column in 'owner_ref' | 'name' | 'title']: DbEntitiesRow[Column] | null;
};

/** @internal */
export interface TellingEvents {
  /** Oldest first; those of the last minutes are among them again. */
  readonly events: readonly TellingEvent[];
  /** Id of the last act that is told once these are. */
  readonly until: number;
}

/**
 * The acts after one, with what telling of them needs, and those of the last minutes before it: on PostgreSQL an act may
 * be committed after one with a higher id. Each part has its own bound, so that the second holds back none of the first.
 * Two queries.
 * @internal
 */
export async function readTellingEvents(options: {
  readonly knex: Knex;
  /** Id of the last act that was told. */
  readonly until: number;
  readonly publication: Publication | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}): Promise<TellingEvents> {
  const { knex, until, publication, now } = options;
  const [late, after]: [Row[], Row[]] = await Promise.all([
    eventsSince(knex, now - LATE_MILLISECONDS)
      .where('governance_events.id', '<=', until)
      .orderBy('governance_events.id', 'desc'),
    eventsSince(knex, now - NEWS_MILLISECONDS)
      .where('governance_events.id', '>', until)
      .orderBy('governance_events.id'),
  ]);
  const gates = publication?.documents.gates ?? [];
  return {
    events: [...late.reverse(), ...after].map(row => tellingEvent(row, gates)),
    until: Number(after[after.length - 1]?.id ?? until),
  };
}

function eventsSince(knex: Knex, since: number): Knex.QueryBuilder {
  return knex('governance_events')
    .leftJoin('entities', 'entities.entity_ref', 'governance_events.entity_ref')
    .where('governance_events.at', '>', since)
    .limit(MOST_EVENTS)
    .select(
      'governance_events.*',
      'entities.owner_ref',
      'entities.name',
      'entities.title',
    );
}

function tellingEvent(row: Row, gates: readonly Gate[]): TellingEvent {
  const details: JsonObject = JSON.parse(row.details);
  const gate = gates.find(({ name }) => name === details.gate);
  return {
    ...{ id: String(row.id), kind: row.kind, entityRef: row.entity_ref },
    entityTitle: row.title ?? row.name ?? scopeOf(details) ?? 'an entity',
    owner: row.owner_ref,
    ...{ actor: row.actor, subject: row.subject, details },
    gateTitle: gate?.title ?? textOf(details, 'gate'),
    gateOwner: gate?.owner ?? null,
    breakGlassGroup: gate?.breakGlass?.by ?? null,
    requestedBy:
      textOf(details, 'requestedBy') ?? textOf(details, 'attestedBy'),
    approver: textOf(details, 'approver') ?? textOf(details, 'reviewers'),
  };
}

/** An exemption may be for all that an owner or a system has. */
function scopeOf({ scope }: JsonObject): string | null {
  return typeof scope === 'object' && scope !== null && !Array.isArray(scope)
    ? textOf(scope, 'ref')
    : null;
}

function textOf(details: JsonObject, key: string): string | null {
  const value = details[key];
  return typeof value === 'string' ? value : null;
}
