import {
  EntityGovernance,
  readinessAttestationCreatePermission,
  readinessAttestationReviewPermission,
  readinessEvidenceExportPermission,
  readinessExemptionRequestPermission,
  readinessGateBreakGlassPermission,
  readinessReviewRequestPermission,
} from 'backstage-plugin-readiness-common';
import { Standard } from 'backstage-readiness-core';
import { readEntityAttestations } from '../../governance/attestations/readAttestations';
import { readEntityExemptions } from '../../governance/exemptions/listExemptions';
import { readEntityFollowUps } from '../../governance/followUps/listFollowUps';
import { Powers } from '../../governance/Powers';
import { readEntityReviews } from '../../governance/reviews/listReviews';
import { readEntityStandingChanges } from '../../governance/standings/listStandingChanges';
import { Viewer } from '../../permissions/Viewer';
import { DAY_MILLISECONDS } from '../../results/instants';
import { Publication } from '../../standards/Publication';
import { RouterContext } from '../RouterContext';

const ACTIONS = [
  ['attest', readinessAttestationCreatePermission],
  ['request-exemption', readinessExemptionRequestPermission],
  ['request-review', readinessReviewRequestPermission],
  ['break-glass', readinessGateBreakGlassPermission],
] as const;

/**
 * What people decided about an entity that the viewer was seen to see, and what the viewer may do. A number of queries
 * that does not depend on how much there is.
 * @internal
 */
export async function readGovernance(
  options: {
    readonly entityRef: string;
    readonly viewer: Viewer;
    readonly powers: Powers;
    readonly publication: Publication | undefined;
    readonly now: number;
  },
  { knex, authorization }: Pick<RouterContext, 'knex' | 'authorization'>,
): Promise<EntityGovernance> {
  const { entityRef, viewer, powers, publication, now } = options;
  const of = { knex, entityRef, publication, now, powers };
  const [held, mayExport, visibility] = await Promise.all([
    powers.allowedOf(
      [
        ...ACTIONS.map(([, permission]) => permission),
        readinessAttestationReviewPermission,
      ],
      entityRef,
    ),
    authorization.isAllowed(
      readinessEvidenceExportPermission,
      viewer.credentials,
    ),
    viewer.visibility(),
  ]);
  const [attestations, exemptions, reviews, followUps, standingChanges] =
    await Promise.all([
      readEntityAttestations({
        ...of,
        powers: {
          actor: powers.actor,
          mayAttest: held.has(readinessAttestationCreatePermission.name),
          mayReview: held.has(readinessAttestationReviewPermission.name),
        },
      }),
      readEntityExemptions({ ...of, visibility }),
      readEntityReviews(of),
      readEntityFollowUps(of),
      readEntityStandingChanges(of),
    ]);
  return {
    ...{ entityRef, attestations, exemptions, reviews, followUps },
    standingChanges,
    attestable: attestableChecks(
      await standardsOf(knex, entityRef, publication),
    ),
    actions: [
      ...ACTIONS.flatMap(([action, { name }]) =>
        held.has(name) ? [action] : [],
      ),
      ...(mayExport ? (['export-evidence'] as const) : []),
    ],
  };
}

/** The standards that the entity has a scorecard of. */
async function standardsOf(
  knex: RouterContext['knex'],
  entityRef: string,
  publication: Publication | undefined,
): Promise<Standard[]> {
  const rows = await knex('scorecards')
    .where({ entity_ref: entityRef })
    .select<{ standard: string }[]>('standard');
  const names = new Set(rows.map(({ standard }) => standard));
  return (publication?.documents.standards ?? []).filter(({ name }) =>
    names.has(name),
  );
}

function attestableChecks(
  standards: readonly Standard[],
): EntityGovernance['attestable'] {
  return standards.flatMap(({ name, checks, off }) =>
    [...checks, ...off].flatMap(({ id, title, requirement }) =>
      requirement.kind === 'attestation'
        ? [
            {
              ...{ standard: name, checkId: id, title },
              question: requirement.question,
              evidence: requirement.evidence,
              validForDays: requirement.validFor / DAY_MILLISECONDS,
              reviewer: requirement.reviewer,
            },
          ]
        : [],
    ),
  );
}
