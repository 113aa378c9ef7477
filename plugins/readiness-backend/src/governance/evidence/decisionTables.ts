import { JsonObject } from '@backstage/types';
import {
  DbAttestationsRow,
  DbExemptionsRow,
  DbReviewsRow,
} from '../../database/governanceTables';
import { isoInstant } from '../../results/instants';
import { storedAttestationCheck } from '../attestations/attestationRequirement';
import { attestationState } from '../attestations/attestationView';
import { EvidenceReading } from './EvidenceReading';
import { EvidenceTable } from './EvidenceTable';
import { exemptionsOf } from './exemptionsOf';
import { isoOrNull, LARGE_PAGE, ofGate, PAGE, parsed } from './evidenceRows';
import { pagesOf } from './pagesOf';

/** What people signed off, exempted and reviewed. @internal */
export const decisionTables: readonly EvidenceTable[] = [
  {
    name: 'attestations',
    columns: [
      ...['id', 'entityRef', 'standard', 'checkId', 'answer', 'state'],
      ...['comment', 'evidence', 'attestedBy', 'attestedAt', 'reviewedBy'],
      ...['reviewedAt', 'reviewComment', 'validUntil'],
    ],
    read: readAttestations,
  },
  {
    name: 'exemptions',
    columns: [
      ...['id', 'scopeKind', 'scopeRef', 'strictestTier', 'standard'],
      ...['checkId', 'state', 'reason', 'compensatingMeasure', 'requestedBy'],
      ...['requestedAt', 'startsAt', 'endsAt', 'approver', 'automatic'],
      ...['decidedBy', 'decidedAt', 'decisionComment', 'renews', 'renewals'],
    ],
    read: readExemptions,
  },
  {
    name: 'reviews',
    columns: [
      ...['id', 'entityRef', 'gate', 'state', 'requestedBy', 'requestedAt'],
      ...['comment', 'tier', 'reviewers', 'decidedBy', 'decidedAt'],
      ...['decisionComment', 'validUntil', 'lapsedAt', 'lapsedReason'],
      'snapshot',
    ],
    read: readReviews,
  },
];

/** Every version until the end of the period: an older one may have counted in it. */
async function* readAttestations(reading: EvidenceReading) {
  const { scope, request, publication, now } = reading;
  const pages = pagesOf<DbAttestationsRow>(reading, {
    table: 'attestations',
    pageSize: PAGE,
    where: query => query.where('attested_at', '<', request.to),
  });
  for await (const rows of pages) {
    yield rows
      .filter(row => scope.checks?.has(row.standard, row.check_id) ?? true)
      .map((row): JsonObject => {
        const found = storedAttestationCheck(publication, row);
        return {
          ...{ id: String(row.id), entityRef: row.entity_ref },
          ...{ standard: row.standard, checkId: row.check_id },
          answer: row.answer,
          state: attestationState(row, found?.requirement, now),
          comment: row.comment,
          evidence: JSON.parse(row.evidence),
          attestedBy: row.attested_by,
          attestedAt: isoInstant(row.attested_at),
          reviewedBy: row.reviewed_by,
          reviewedAt: isoOrNull(row.reviewed_at),
          reviewComment: row.review_comment,
          validUntil: isoOrNull(row.valid_until),
        };
      });
  }
}

async function* readExemptions(reading: EvidenceReading) {
  const { scope, now } = reading;
  const pages = exemptionsOf(reading, PAGE);
  for await (const rows of pages) {
    yield rows
      .filter(row => scope.checks?.has(row.standard, row.check_id) ?? true)
      .map(row => exemptionRow(row, now));
  }
}

function exemptionRow(row: DbExemptionsRow, now: number): JsonObject {
  const isOver = row.state === 'approved' && Number(row.ends_at) <= now;
  return {
    id: String(row.id),
    ...{ scopeKind: row.scope_kind, scopeRef: row.scope_ref },
    ...{ strictestTier: row.strictest_tier, standard: row.standard },
    ...{ checkId: row.check_id, state: isOver ? 'expired' : row.state },
    reason: row.reason,
    compensatingMeasure: row.compensating_measure,
    requestedBy: row.requested_by,
    requestedAt: isoInstant(row.requested_at),
    startsAt: isoOrNull(row.starts_at),
    endsAt: isoInstant(row.ends_at),
    ...{ approver: row.approver, automatic: Boolean(row.automatic) },
    decidedBy: row.decided_by,
    decidedAt: isoOrNull(row.decided_at),
    decisionComment: row.decision_comment,
    renews: row.renews === null ? null : String(row.renews),
    renewals: row.renewals,
  };
}

/** Those that were requested before the end of the period and decided, or valid, or waiting in it. */
async function* readReviews(reading: EvidenceReading) {
  const { request } = reading;
  const pages = pagesOf<DbReviewsRow>(reading, {
    table: 'reviews',
    pageSize: LARGE_PAGE,
    where: query => {
      ofGate(query, request.gate);
      query
        .where('requested_at', '<', request.to)
        .where(in_ =>
          in_
            .whereNull('decided_at')
            .orWhere('decided_at', '>=', request.from)
            .orWhere('requested_at', '>=', request.from)
            .orWhere('valid_until', '>=', request.from),
        );
    },
  });
  for await (const rows of pages) {
    yield await reading.visible(rows.map(reviewRow));
  }
}

function reviewRow(row: DbReviewsRow): JsonObject {
  return {
    ...{ id: String(row.id), entityRef: row.entity_ref, gate: row.gate },
    ...{ state: row.state, requestedBy: row.requested_by },
    requestedAt: isoInstant(row.requested_at),
    ...{ comment: row.comment, tier: row.tier, reviewers: row.reviewers },
    decidedBy: row.decided_by,
    decidedAt: isoOrNull(row.decided_at),
    decisionComment: row.decision_comment,
    validUntil: isoOrNull(row.valid_until),
    lapsedAt: isoOrNull(row.lapsed_at),
    lapsedReason: row.lapsed_reason,
    snapshot: parsed(row.snapshot),
  };
}
