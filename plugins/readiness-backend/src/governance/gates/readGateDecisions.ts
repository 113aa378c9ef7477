import {
  GateDecisionItem,
  GateDecisionView,
  Page,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { DbGateDecisionsRow } from '../../database/governanceTables';
import { isoInstant } from '../../results/instants';
import { decodeCursor, encodeCursor } from '../../results/listCursor';
import { DecisionMarks, decisionMarks } from './decisionMarks';
import { linkOf } from './gateDecisionView';
import { DecisionFilter, whereDecisionMatches } from './whereDecisionMatches';
import {
  DecisionReader,
  SEEN_REF,
  whereDecisionSeen,
} from './whereDecisionSeen';

const DEFAULT_LIMIT = 50;
const LIST = 'gate-decisions';

type SeenRow = DbGateDecisionsRow & { readonly seen_ref: string | null };

/** @internal */
export interface ListDecisionsOptions {
  readonly knex: Knex;
  readonly gate: string;
  readonly reader: DecisionReader;
  readonly filter: DecisionFilter;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly limit?: number;
  readonly cursor?: string;
}

/**
 * One page of the stored decisions of a gate, newest first. Two queries.
 * @internal
 */
export async function listGateDecisions(
  options: ListDecisionsOptions,
): Promise<Page<GateDecisionItem>> {
  const { limit = DEFAULT_LIMIT, cursor } = options;
  const [total] = await decisionsOf(options).count<{ total: string }[]>(
    '* as total',
  );
  const query = decisionsOf(options)
    .select<SeenRow[]>('gate_decisions.*', SEEN_REF)
    .orderBy('gate_decisions.id', 'desc')
    .limit(limit + 1);
  if (cursor !== undefined) {
    const [before] = decodeCursor(cursor, LIST, [0]);
    query.where('gate_decisions.id', '<', before);
  }
  const rows = await query;
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(itemOf),
    total: Number(total.total),
    nextCursor: last ? encodeCursor(LIST, [Number(last.id)]) : null,
  };
}

/**
 * A stored decision as it was given; undefined when there is none of that id or it may not be seen. One query.
 * @internal
 */
export async function readGateDecision(options: {
  readonly knex: Knex;
  readonly id: string;
  readonly reader: DecisionReader;
}): Promise<GateDecisionView | undefined> {
  const { knex, id, reader } = options;
  if (!/^\d{1,15}$/.test(id)) {
    return undefined;
  }
  const query = knex('gate_decisions')
    .where('gate_decisions.id', Number(id))
    .select<SeenRow[]>('gate_decisions.*', SEEN_REF);
  whereDecisionSeen(query, reader, knex);
  const [row]: SeenRow[] = await query;
  return row && viewOf(row);
}

/** What the catalog has is told as it is now, all else as it was. */
function viewOf(row: SeenRow): GateDecisionView {
  const { decision, entity_ref: entityRef } = row;
  const id = String(row.id);
  const stored: GateDecisionView = JSON.parse(decision);
  const { notInCatalog: _, ...given } = stored;
  const marks = marksOf(row);
  return { ...given, ...marks, id, link: linkOf(entityRef, { ...marks, id }) };
}

function marksOf({ descriptor, seen_ref: seenRef }: SeenRow): DecisionMarks {
  return decisionMarks({
    descriptor: Boolean(descriptor),
    inCatalog: seenRef !== null,
  });
}

function decisionsOf(options: ListDecisionsOptions): Knex.QueryBuilder {
  const { knex, gate, reader, filter, now } = options;
  const query = knex('gate_decisions').where('gate_decisions.gate', gate);
  whereDecisionMatches(query, filter, now);
  whereDecisionSeen(query, reader, knex);
  return query;
}

function itemOf(row: SeenRow): GateDecisionItem {
  const { decision, context, claims } = row;
  const view: GateDecisionView = JSON.parse(decision);
  return {
    id: String(row.id),
    gate: row.gate,
    entityRef: row.entity_ref,
    answer: row.answer,
    summary: view.summary,
    at: isoInstant(row.at),
    askedBy: row.asked_by,
    context: JSON.parse(context),
    claims: JSON.parse(claims),
    ...marksOf(row),
  };
}
