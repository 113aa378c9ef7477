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
  const endsAt = attestation.attestedAt + requirement.validFor;
  if (input.now >= endsAt) {
    return {
      status: 'no-data',
      stale: true,
      exempt: false,
      cause: { kind: 'attestation-expired', attestation },
    };
  }
  deadline.note(endsAt);
  const status = attestation.answer === 'met' ? 'pass' : 'fail';
  return {
    status,
    stale: false,
    exempt: false,
    cause: { kind: 'attested', attestation },
  };
}

/** Of two at the same instant a "no" counts before a "yes"; the names only make the order certain. */
function newestFirst(a: Attestation, b: Attestation): number {
  return (
    b.attestedAt - a.attestedAt ||
    Number(a.answer === 'met') - Number(b.answer === 'met') ||
    (orderOf(a) < orderOf(b) ? -1 : 1)
  );
}

function orderOf({ attestedBy, reviewedBy, evidence }: Attestation): string {
  return JSON.stringify([attestedBy, reviewedBy ?? '', evidence ?? '']);
}

/** A sign-off without its evidence, or reviewed by its own author, is not one yet. A "no" needs neither. */
function counts(
  attestation: Attestation,
  requirement: Extract<Requirement, { kind: 'attestation' }>,
): boolean {
  if (attestation.answer === 'not-met') {
    return true;
  }
  const evidenced =
    requirement.evidence === 'optional' || Boolean(attestation.evidence);
  const reviewed =
    requirement.reviewer === 'any' ||
    (attestation.reviewedBy !== undefined &&
      attestation.reviewedBy !== attestation.attestedBy);
  return evidenced && reviewed;
}
