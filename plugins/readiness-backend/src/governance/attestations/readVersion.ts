import { InputError } from '@backstage/errors';
import { Evidence, NewAttestation } from 'backstage-plugin-readiness-common';
import { DbAttestationsRow } from '../../database/governanceTables';
import { DAY_MILLISECONDS } from '../../results/instants';
import { Publication } from '../../standards/Publication';
import { lastDayOf } from '../lastDayOf';
import { isEvidence, readEvidence } from '../readEvidence';
import { requireAhead } from '../requireAhead';
import {
  attestationCheck,
  AttestationRequirement,
} from './attestationRequirement';

/** What a person says of a check. @internal */
export type NewVersion = Pick<
  DbAttestationsRow,
  | 'entity_ref'
  | 'standard'
  | 'check_id'
  | 'answer'
  | 'comment'
  | 'evidence'
  | 'valid_until'
>;

/**
 * What a request signs off, once it has what the check asks for.
 * @throws InputError that says what is missing or wrong
 * @internal
 */
export function readVersion(
  entityRef: string,
  body: NewAttestation,
  act: { readonly publication: Publication | undefined; readonly now: number },
): NewVersion {
  const { standard, checkId, answer, comment } = body;
  const { requirement } = attestationCheck(act.publication, standard, checkId);
  const evidence = readEvidence(body.evidence);
  requireGrounds(evidence, body, requirement);
  return {
    ...{ entity_ref: entityRef, standard, check_id: checkId, answer },
    comment: comment?.trim() || null,
    evidence: JSON.stringify(evidence),
    valid_until: readEnd(body, requirement, act.now),
  };
}

/** A "no" needs nothing; that a check does not apply can only be explained. */
function requireGrounds(
  evidence: Evidence,
  { standard, checkId, answer, comment }: NewAttestation,
  requirement: AttestationRequirement,
): void {
  if (
    answer === 'met' &&
    requirement.evidence === 'required' &&
    !isEvidence(evidence)
  ) {
    throw new InputError(
      `The check ${checkId} of ${standard} asks for evidence; give a link or a text`,
    );
  }
  if (answer === 'not-applicable' && !comment?.trim() && !evidence.text) {
    throw new InputError(
      `Say in the comment why the check ${checkId} of ${standard} does not apply`,
    );
  }
}

/** The end that a person chose, as a period or a date; null for the period of the check. */
function readEnd(
  body: NewAttestation,
  { validFor }: AttestationRequirement,
  now: number,
): number | null {
  const { validForDays: days, validUntil } = body;
  if (days !== undefined && validUntil !== undefined) {
    throw new InputError(
      'Give validForDays or validUntil, or neither for the period of the check; not both',
    );
  }
  if (days !== undefined) {
    requireWithin(days * DAY_MILLISECONDS <= validFor, 'validForDays', body, {
      ...{ validFor, now },
    });
    return now + days * DAY_MILLISECONDS;
  }
  const end = requireAhead('validUntil', validUntil, now);
  const { overAt } = lastDayOf(validFor, now);
  requireWithin(end === null || end <= overAt, 'validUntil', body, {
    ...{ validFor, now },
  });
  return end;
}

function requireWithin(
  isWithin: boolean,
  name: 'validForDays' | 'validUntil',
  body: NewAttestation,
  { validFor, now }: { readonly validFor: number; readonly now: number },
): void {
  if (!isWithin) {
    const { days, day } = lastDayOf(validFor, now);
    throw new InputError(
      `${name} is ${body[name]}, which is longer than a sign-off of the check ${body.checkId} of ${body.standard} holds: at most ${days} days, until ${day}`,
    );
  }
}
