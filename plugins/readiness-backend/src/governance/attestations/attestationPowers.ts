import {
  readinessAttestationCreatePermission,
  readinessAttestationReviewPermission,
} from 'backstage-plugin-readiness-common';
import { Powers } from '../Powers';
import { AttestationPowers } from './attestationView';

/**
 * What somebody may do with sign-offs of an entity, in one question.
 * @internal
 */
export async function attestationPowers(
  powers: Pick<Powers, 'actor' | 'allowedOf'>,
  entityRef: string,
): Promise<AttestationPowers> {
  const held = await powers.allowedOf(
    [
      readinessAttestationCreatePermission,
      readinessAttestationReviewPermission,
    ],
    entityRef,
  );
  return {
    actor: powers.actor,
    mayAttest: held.has(readinessAttestationCreatePermission.name),
    mayReview: held.has(readinessAttestationReviewPermission.name),
  };
}
