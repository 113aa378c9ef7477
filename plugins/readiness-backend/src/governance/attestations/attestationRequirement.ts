import { InputError } from '@backstage/errors';
import { Check, Requirement } from 'backstage-readiness-core';
import { DbAttestationsRow } from '../../database/governanceTables';
import { Publication } from '../../standards/Publication';
import { checkNamed, findCheck } from '../checkNamed';

/** What a check asks that a person signs off. @internal */
export type AttestationRequirement = Extract<
  Requirement,
  { kind: 'attestation' }
>;

/** @internal */
export interface AttestationCheck {
  readonly check: Check;
  readonly requirement: AttestationRequirement;
}

/**
 * The check that a sign-off names.
 * @throws InputError when it is not one that a person signs off
 * @internal
 */
export function attestationCheck(
  publication: Publication | undefined,
  standard: string,
  checkId: string,
): AttestationCheck {
  const { check } = checkNamed(publication, standard, checkId);
  const { requirement } = check;
  if (requirement.kind !== 'attestation') {
    throw new InputError(
      `The check ${checkId} of ${standard} is not signed off by a person: it is a ${requirement.kind}`,
    );
  }
  return { check, requirement };
}

/** As above for a stored one, whose check may have changed since. @internal */
export function storedAttestationCheck(
  publication: Publication | undefined,
  { standard, check_id }: Pick<DbAttestationsRow, 'standard' | 'check_id'>,
): AttestationCheck | undefined {
  const check = findCheck(publication, standard, check_id)?.check;
  return check?.requirement.kind === 'attestation'
    ? { check, requirement: check.requirement }
    : undefined;
}

/**
 * Whether another person must confirm an answer before it counts. Not applicable is never one person's to say; a "no"
 * needs nobody.
 * @internal
 */
export function needsReview(
  answer: DbAttestationsRow['answer'],
  requirement: AttestationRequirement | undefined,
): boolean {
  return (
    answer === 'not-applicable' ||
    (answer === 'met' && requirement?.reviewer === 'other-person')
  );
}
