import { JsonObject } from '@backstage/types';
import {
  DbBreakGlassesRow,
  DbFollowUpsRow,
  DbGateDecisionsRow,
  DbGovernanceEventsRow,
  DbHoldsRow,
  DbStandingChangesRow,
} from '../../database/governanceTables';
import { isoInstant } from '../../results/instants';
import { EvidenceReading } from './EvidenceReading';
import { EvidenceTable } from './EvidenceTable';
import { isoOrNull, LARGE_PAGE, ofGate, PAGE, parsed } from './evidenceRows';
import { pagesOf } from './pagesOf';

/** What gates answered, what stopped or passed them, and what is owed for it. @internal */
export const gateTables: readonly EvidenceTable[] = [
  {
    name: 'gate-decisions',
    columns: [
      ...['id', 'at', 'gate', 'entityRef', 'answer', 'askedBy', 'descriptor'],
      ...['context', 'claims', 'decision', 'snapshot', 'revision'],
    ],
    read: readGateDecisions,
  },
  {
    name: 'holds',
    columns: [
      ...['id', 'gate', 'reason', 'by', 'at', 'until', 'liftedBy'],
      ...['liftedAt', 'liftComment'],
    ],
    read: readHolds,
  },
  {
    name: 'break-glasses',
    columns: ['id', 'gate', 'entityRef', 'reason', 'by', 'at', 'until'],
    read: readBreakGlasses,
  },
  {
    name: 'follow-ups',
    columns: [
      ...['id', 'kind', 'sourceId', 'entityRef', 'gate', 'text', 'owner'],
      ...['raisedBy', 'raisedAt', 'dueAt', 'closedBy', 'closedAt'],
      'closingComment',
    ],
    read: readFollowUps,
  },
  {
    name: 'standing-changes',
    columns: [
      ...['id', 'entityRef', 'kind', 'subject', 'from', 'to', 'at', 'state'],
      ...['decidedBy', 'decidedAt', 'comment', 'details'],
    ],
    read: readStandingChanges,
  },
  {
    name: 'events',
    columns: ['id', 'at', 'kind', 'entityRef', 'actor', 'subject', 'details'],
    read: readEvents,
  },
];

async function* readGateDecisions(reading: EvidenceReading) {
  const { request } = reading;
  const pages = pagesOf<DbGateDecisionsRow>(reading, {
    table: 'gate_decisions',
    pageSize: LARGE_PAGE,
    where: query => {
      ofGate(query, request.gate);
      query.where('at', '>=', request.from).where('at', '<', request.to);
    },
  });
  for await (const rows of pages) {
    yield await reading.visible(
      rows.map(
        (row): JsonObject => ({
          ...{ id: String(row.id), at: isoInstant(row.at), gate: row.gate },
          ...{ entityRef: row.entity_ref, answer: row.answer },
          ...{ askedBy: row.asked_by, descriptor: Boolean(row.descriptor) },
          context: parsed(row.context),
          claims: parsed(row.claims),
          decision: parsed(row.decision),
          snapshot: parsed(row.snapshot),
          revision: row.revision,
        }),
      ),
    );
  }
}

/** Of all gates, because they are about no entity. */
async function* readHolds(reading: EvidenceReading) {
  const { request } = reading;
  const pages = pagesOf<DbHoldsRow>(reading, {
    table: 'holds',
    pageSize: PAGE,
    ofEntities: false,
    where: query => {
      query.where('at', '<', request.to);
      for (const end of ['until', 'lifted_at']) {
        query.where(open =>
          open.whereNull(end).orWhere(end, '>=', request.from),
        );
      }
      if (request.gate !== null) {
        query.where(one =>
          one.whereNull('gate').orWhere('gate', String(request.gate)),
        );
      }
    },
  });
  for await (const rows of pages) {
    yield rows.map(
      (row): JsonObject => ({
        ...{ id: String(row.id), gate: row.gate, reason: row.reason },
        ...{ by: row.by, at: isoInstant(row.at), until: isoOrNull(row.until) },
        liftedBy: row.lifted_by,
        liftedAt: isoOrNull(row.lifted_at),
        liftComment: row.lift_comment,
      }),
    );
  }
}

async function* readBreakGlasses(reading: EvidenceReading) {
  const { request } = reading;
  const pages = pagesOf<DbBreakGlassesRow>(reading, {
    table: 'break_glasses',
    pageSize: PAGE,
    where: query => {
      ofGate(query, request.gate);
      query.where('at', '<', request.to).where('until', '>=', request.from);
    },
  });
  for await (const rows of pages) {
    yield rows.map(
      (row): JsonObject => ({
        ...{ id: String(row.id), gate: row.gate, entityRef: row.entity_ref },
        ...{ reason: row.reason, by: row.by },
        ...{ at: isoInstant(row.at), until: isoInstant(row.until) },
      }),
    );
  }
}

async function* readFollowUps(reading: EvidenceReading) {
  const { request } = reading;
  const pages = pagesOf<DbFollowUpsRow>(reading, {
    table: 'follow_ups',
    pageSize: PAGE,
    where: query => {
      ofGate(query, request.gate);
      query
        .where('raised_at', '<', request.to)
        .where(open =>
          open.whereNull('closed_at').orWhere('closed_at', '>=', request.from),
        );
    },
  });
  for await (const rows of pages) {
    yield rows.map(
      (row): JsonObject => ({
        ...{ id: String(row.id), kind: row.kind, gate: row.gate },
        ...{ sourceId: String(row.source_id), entityRef: row.entity_ref },
        ...{ text: row.text, owner: row.owner, raisedBy: row.raised_by },
        raisedAt: isoInstant(row.raised_at),
        dueAt: isoInstant(row.due_at),
        closedBy: row.closed_by,
        closedAt: isoOrNull(row.closed_at),
        closingComment: row.closing_comment,
      }),
    );
  }
}

async function* readStandingChanges(reading: EvidenceReading) {
  const { request } = reading;
  const pages = pagesOf<DbStandingChangesRow>(reading, {
    table: 'standing_changes',
    pageSize: PAGE,
    where: query =>
      query
        .where('at', '<', request.to)
        .where(open =>
          open
            .where('at', '>=', request.from)
            .orWhereNull('decided_at')
            .orWhere('decided_at', '>=', request.from),
        ),
  });
  for await (const rows of pages) {
    yield await reading.visible(
      rows.map(
        (row): JsonObject => ({
          ...{ id: String(row.id), entityRef: row.entity_ref, kind: row.kind },
          ...{ subject: row.subject, from: row.from_value, to: row.to_value },
          ...{ at: isoInstant(row.at), state: row.state },
          decidedBy: row.decided_by,
          decidedAt: isoOrNull(row.decided_at),
          comment: row.comment,
          details: row.details === null ? null : parsed(row.details),
        }),
      ),
    );
  }
}

async function* readEvents(reading: EvidenceReading) {
  const { request } = reading;
  const pages = pagesOf<DbGovernanceEventsRow>(reading, {
    table: 'governance_events',
    pageSize: PAGE,
    where: query =>
      query.where('at', '>=', request.from).where('at', '<', request.to),
  });
  for await (const rows of pages) {
    yield await reading.visible(
      rows.map(
        (row): JsonObject => ({
          ...{ id: String(row.id), at: isoInstant(row.at), kind: row.kind },
          ...{ entityRef: row.entity_ref, actor: row.actor },
          ...{ subject: row.subject, details: parsed(row.details) },
        }),
      ),
    );
  }
}
