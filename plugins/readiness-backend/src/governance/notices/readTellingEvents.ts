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

type Row = DbGovernanceEventsRow & {
  [Column in 'owner_ref' | 'name' | 'title']: DbEntitiesRow[Column] | null;
};

/**
 * The acts after one, oldest first, with what telling of them needs. One query.
 * @internal
 */
export async function readTellingEvents(options: {
  readonly knex: Knex;
  /** Id of the last act that was told. */
  readonly until: number;
  readonly publication: Publication | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}): Promise<TellingEvent[]> {
  const { knex, until, publication, now } = options;
  const rows: Row[] = await knex('governance_events')
    .leftJoin('entities', 'entities.entity_ref', 'governance_events.entity_ref')
    .where('governance_events.id', '>', until)
    .where('governance_events.at', '>', now - NEWS_MILLISECONDS)
    .orderBy('governance_events.id')
    .limit(MOST_EVENTS)
    .select(
      'governance_events.*',
      'entities.owner_ref',
      'entities.name',
      'entities.title',
    );
  const gates = publication?.documents.gates ?? [];
  return rows.map(row => tellingEvent(row, gates));
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
