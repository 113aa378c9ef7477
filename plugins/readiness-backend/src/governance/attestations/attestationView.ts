import {
  AttestationState,
  AttestationView,
} from 'backstage-plugin-readiness-common';
import { DbAttestationsRow } from '../../database/governanceTables';
import { DbInstant } from '../../database/tables';
import { isoInstant } from '../../results/instants';
import { Publication } from '../../standards/Publication';
import { Actor, mayDecide } from '../Actor';
import {
  AttestationRequirement,
  needsReview,
  storedAttestationCheck,
} from './attestationRequirement';

/** What somebody may do with sign-offs of an entity. @internal */
export interface AttestationPowers {
  /** Undefined for a service, which can do nothing. */
  readonly actor: Actor | undefined;
  readonly mayAttest: boolean;
  readonly mayReview: boolean;
}

/** @internal */
export const NO_ATTESTATION_POWERS: AttestationPowers = {
  actor: undefined,
  mayAttest: false,
  mayReview: false,
};

/**
 * One version of a sign-off as the API gives it.
 * @internal
 */
export function attestationView(
  row: DbAttestationsRow,
  options: {
    readonly publication: Publication | undefined;
    /** Epoch milliseconds. */
    readonly now: number;
    readonly powers: AttestationPowers;
  },
): AttestationView {
  const found = storedAttestationCheck(options.publication, row);
  const requirement = found?.requirement;
  const state = attestationState(row, requirement, options.now);
  const endsAt = endOf(row, requirement);
  return {
    id: String(row.id),
    entityRef: row.entity_ref,
    standard: row.standard,
    checkId: row.check_id,
    checkTitle: found?.check.title ?? row.check_id,
    question: requirement?.question ?? null,
    answer: row.answer,
    state,
    comment: row.comment,
    evidence: JSON.parse(row.evidence),
    attestedBy: row.attested_by,
    attestedAt: isoInstant(row.attested_at),
    reviewedBy: row.reviewed_by,
    reviewedAt: isoOrNull(row.reviewed_at),
    reviewComment: row.review_comment,
    validUntil: isoOrNull(endsAt),
    actions: actionsOn(row, state, options.powers),
  };
}

/**
 * Where a version stands now. One that is in force without a second person waits for one when the check asks for it by
 * now: it no longer counts.
 * @internal
 */
export function attestationState(
  row: DbAttestationsRow,
  requirement: AttestationRequirement | undefined,
  now: number,
): AttestationState {
  if (row.state !== 'in-force' && row.state !== 'awaiting-review') {
    return row.state;
  }
  const endsAt = endOf(row, requirement);
  if (endsAt !== null && endsAt <= now) {
    return 'expired';
  }
  return row.reviewed_by === null && needsReview(row.answer, requirement)
    ? 'awaiting-review'
    : row.state;
}

/** When it ends by itself: with the period of the check, or earlier where the person said so. */
function endOf(
  { attested_at, valid_until }: DbAttestationsRow,
  requirement: AttestationRequirement | undefined,
): number | null {
  const ends = [
    ...(requirement ? [Number(attested_at) + requirement.validFor] : []),
    ...(valid_until === null ? [] : [Number(valid_until)]),
  ];
  return ends.length === 0 ? null : Math.min(...ends);
}

function actionsOn(
  row: DbAttestationsRow,
  state: AttestationState,
  { actor, mayAttest, mayReview }: AttestationPowers,
): AttestationView['actions'] {
  const isOther =
    actor !== undefined &&
    mayDecide(actor, { by: row.attested_by, approver: null }).kind ===
      'allowed';
  return [
    ...(state === 'awaiting-review' && isOther && mayReview
      ? (['confirm', 'refuse'] as const)
      : []),
    ...(actor && mayAttest && ['in-force', 'awaiting-review'].includes(state)
      ? (['withdraw'] as const)
      : []),
    ...(actor &&
    mayAttest &&
    row.state === 'in-force' &&
    ['in-force', 'expired'].includes(state)
      ? (['reconfirm'] as const)
      : []),
  ];
}

function isoOrNull(instant: DbInstant | null): string | null {
  return instant === null ? null : isoInstant(instant);
}
