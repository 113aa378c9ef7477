import { Check, Requirement } from '../documents/types';
import { CheckContext } from './judgeCheck';
import { Attestation, Outcome } from './types';

/**
 * Applies an attestation check: the newest sign-off that fulfils its conditions counts, for as long as it holds.
 * @internal
 */
export function judgeAttestation(
  check: Check,
  requirement: Extract<Requirement, { kind: 'attestation' }>,
  { standard, input, deadline }: CheckContext,
): Outcome {
  const own = (input.attestations ?? [])
    .filter(item => item.standard === standard && item.checkId === check.id)
    .filter(item => counts(item, requirement));
  own.forEach(item => deadline.note(item.attestedAt));
  const attestation = own
    .filter(item => item.attestedAt <= input.now)
    .sort(newestFirst)[0];
  if (!attestation) {
    return {
      status: 'no-data',
      stale: false,
      exempt: false,
      cause: { kind: 'never-attested' },
    };
  }
  const endsAt = endOf(attestation, requirement);
  if (input.now >= endsAt) {
    return {
      status: 'no-data',
      stale: true,
      exempt: false,
      cause: { kind: 'attestation-expired', attestation },
    };
  }
  deadline.note(endsAt);
  return { ...answerOf(attestation), stale: false, exempt: false };
}

/** With the period of the check, or earlier where the person said so. */
function endOf(
  { attestedAt, validUntil = Infinity }: Attestation,
  { validFor }: Extract<Requirement, { kind: 'attestation' }>,
): number {
  return Math.min(attestedAt + validFor, validUntil);
}

function answerOf(attestation: Attestation): Pick<Outcome, 'status' | 'cause'> {
  switch (attestation.answer) {
    case 'met':
      return { status: 'pass', cause: { kind: 'attested', attestation } };
    case 'not-applicable':
      return {
        status: 'not-applicable',
        cause: { kind: 'attested-not-applicable', attestation },
      };
    default:
      return { status: 'fail', cause: { kind: 'attested', attestation } };
  }
}

const STRICTEST_FIRST: readonly Attestation['answer'][] = [
  'not-met',
  'met',
  'not-applicable',
];

/** Of two at the same instant the stricter one counts; the names only make the order certain. */
function newestFirst(a: Attestation, b: Attestation): number {
  return (
    b.attestedAt - a.attestedAt ||
    STRICTEST_FIRST.indexOf(a.answer) - STRICTEST_FIRST.indexOf(b.answer) ||
    (orderOf(a) < orderOf(b) ? -1 : 1)
  );
}

function orderOf(attestation: Attestation): string {
  const { attestedBy, reviewedBy, evidence, validUntil } = attestation;
  return JSON.stringify([
    attestedBy,
    reviewedBy ?? '',
    evidence ?? '',
    validUntil ?? null,
  ]);
}

/**
 * A sign-off without its evidence, or reviewed by its own author, is not one yet. A "no" needs neither. That a check does
 * not apply always needs another person, and there is nothing to show for it.
 */
function counts(
  attestation: Attestation,
  requirement: Extract<Requirement, { kind: 'attestation' }>,
): boolean {
  const { answer, attestedBy, reviewedBy, evidence } = attestation;
  const reviewed = reviewedBy !== undefined && reviewedBy !== attestedBy;
  switch (answer) {
    case 'not-met':
      return true;
    case 'not-applicable':
      return reviewed;
    default:
      return (
        (requirement.evidence === 'optional' || Boolean(evidence)) &&
        (requirement.reviewer === 'any' || reviewed)
      );
  }
}
