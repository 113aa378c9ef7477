import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  readinessAttestationCreatePermission,
  readinessAttestationReviewPermission,
} from 'backstage-plugin-readiness-common';
import { DbAttestationsRow } from '../../database/governanceTables';
import { attestationPowers } from '../../governance/attestations/attestationPowers';
import { Attestations } from '../../governance/attestations/Attestations';
import { attestationView } from '../../governance/attestations/attestationView';
import { listAttestations } from '../../governance/attestations/readAttestations';
import { SignOffRouter, RouterContext } from '../RouterContext';
import { readState } from '../readState';
import { sendCacheable } from '../sendCacheable';
import { actOnEntity, requireVisible } from './actOnEntity';
import { numericId } from './numericId';
import { powersOf } from './powersOf';
import { Act } from './readAct';
import { readGovernance } from './readGovernance';

const ENTITY = '/v1/entities/:kind/:namespace/:name';

/**
 * Routes about sign-offs of checks.
 * @internal
 */
export function addAttestationRoutes(
  router: SignOffRouter,
  context: RouterContext,
): void {
  const { knex } = context;
  const attestations = new Attestations(context);

  router.get(`${ENTITY}/governance`, async (req, res) => {
    const entityRef = stringifyEntityRef(req.params);
    const [state, powers] = await Promise.all([
      readState(req, context),
      powersOf(req, context),
    ]);
    await requireVisible(entityRef, state.viewer, context);
    sendCacheable(
      res,
      await readGovernance({ entityRef, ...state, powers }, context),
    );
  });

  router.get(`${ENTITY}/attestations`, async (req, res) => {
    const entityRef = stringifyEntityRef(req.params);
    const [state, powers] = await Promise.all([
      readState(req, context),
      powersOf(req, context),
    ]);
    await requireVisible(entityRef, state.viewer, context);
    const page = await listAttestations({
      ...{ knex, entityRef, ...state, query: req.query },
      powers: await attestationPowers(powers, entityRef),
    });
    sendCacheable(res, page);
  });

  router.post(`${ENTITY}/attestations`, async (req, res) => {
    const entityRef = stringifyEntityRef(req.params);
    const { standard, checkId } = req.body;
    const view = await actOnEntity(req, context, {
      eventId: 'attestation-make',
      permission: readinessAttestationCreatePermission,
      entityRef,
      meta: { standard, checkId, answer: req.body.answer },
      run: async act =>
        viewOf(await attestations.make(entityRef, req.body, act), act, req),
    });
    res.status(201).json(view);
  });

  router.post('/v1/attestations/:id/decision', async (req, res) => {
    const id = numericId(req.params.id, noSuchAttestation);
    const row = await attestations.find(id);
    if (!row) {
      throw noSuchAttestation(id);
    }
    const { decision } = req.body;
    const view = await actOnEntity(req, context, {
      eventId: `attestation-${decision}`,
      permission: ['confirm', 'refuse'].includes(decision)
        ? readinessAttestationReviewPermission
        : readinessAttestationCreatePermission,
      entityRef: row.entity_ref,
      missing: noSuchAttestation(id).message,
      meta: { attestationId: id },
      run: async act =>
        viewOf(await attestations.decide(row, req.body, act), act, req),
    });
    res.json(view);
  });

  async function viewOf(
    row: DbAttestationsRow,
    { publication, now }: Act,
    req: Parameters<typeof powersOf>[0],
  ) {
    const powers = await powersOf(req, context);
    return attestationView(row, {
      ...{ publication, now },
      powers: await attestationPowers(powers, row.entity_ref),
    });
  }
}

function noSuchAttestation(id: string): NotFoundError {
  return new NotFoundError(`There is no sign-off ${id} here`);
}
