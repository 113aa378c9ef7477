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
  const attestation = (input.attestations ?? [])
    .filter(item => item.standard === standard && item.checkId === check.id)
    .filter(item => item.attestedAt <= input.now && counts(item, requirement))
    .sort((a, b) => b.attestedAt - a.attestedAt)[0];
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

/** A sign-off without its evidence, or reviewed by its own author, is not one yet. */
function counts(
  attestation: Attestation,
  requirement: Extract<Requirement, { kind: 'attestation' }>,
): boolean {
  const evidenced =
    requirement.evidence === 'optional' || Boolean(attestation.evidence);
  const reviewed =
    requirement.reviewer === 'any' ||
    (attestation.reviewedBy !== undefined &&
      attestation.reviewedBy !== attestation.attestedBy);
  return evidenced && reviewed;
}
