import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { readinessGateHoldPermission } from 'backstage-plugin-readiness-common';
import { askerOf } from '../../governance/askerOf';
import { GateDecisions } from '../../governance/gates/GateDecisions';
import { gateNamed } from '../../governance/gates/gateNamed';
import {
  listGateDecisions,
  readGateDecision,
} from '../../governance/gates/readGateDecisions';
import { readEntityGates } from '../../governance/gates/readEntityGates';
import { readGates } from '../../governance/gates/readGates';
import { readNewServices } from '../../governance/gates/readNewServices';
import { DecisionReader } from '../../governance/gates/whereDecisionSeen';
import { Viewer } from '../../permissions/Viewer';
import { GateRouter, RouterContext } from '../RouterContext';
import { readState } from '../readState';
import { sendCacheable } from '../sendCacheable';
import { viewerOf } from '../viewerOf';
import { requireVisible } from './actOnEntity';
import { askGate } from './askGate';
import { powersOf } from './powersOf';
import { readOptionalRef } from './readEntityRef';
import { breakGlassOf, liftHold, setHold } from './stopGates';

/**
 * Routes about gates, their decisions, holds and broken glasses.
 * @internal
 */
export function addGateRoutes(
  router: GateRouter,
  context: RouterContext,
): void {
  addAsking(router, context);
  addReading(router, context);
  addStopping(router, context);
}

function addAsking(router: GateRouter, context: RouterContext): void {
  const { knex, idempotency, decider } = context;
  const decisions = new GateDecisions({ knex, decider, idempotency });

  router.post('/v1/gates/:gate/decisions', async (req, res) => {
    const asked = {
      gate: req.params.gate,
      body: req.body,
      idempotencyKey: req.get('Idempotency-Key'),
    };
    res.status(201).json(await askGate(req, asked, context, decisions));
  });

  router.get('/v1/entities/:kind/:namespace/:name/gates', async (req, res) => {
    const { viewer, publication, now } = await readState(req, context);
    const entityRef = stringifyEntityRef(req.params);
    await requireVisible(entityRef, viewer, context);
    const gates = await readEntityGates({
      ...{ knex, entityRef, decider, publication, now },
    });
    sendCacheable(res, gates);
  });
}

function addReading(router: GateRouter, context: RouterContext): void {
  const { knex, authorization, gateSettings } = context;

  router.get('/v1/gates', async (req, res) => {
    const { viewer, publication, now } = await readState(req, context);
    const { actor } = await powersOf(req, context);
    const mayHold =
      actor !== undefined &&
      (await authorization.isAllowed(
        readinessGateHoldPermission,
        viewer.credentials,
      ));
    const gates = await readGates({
      ...{ knex, publication, now, actor, mayHold },
      reader: await readerOf(viewer),
    });
    sendCacheable(res, gates);
  });

  router.get('/v1/gates/:gate/decisions', async (req, res) => {
    const { viewer, publication, now } = await readState(req, context);
    const { gate } = req.params;
    const { entity, limit, cursor, ...filter } = req.query;
    const page = await listGateDecisions({
      ...{ knex, gate, limit, cursor, now },
      filter: { ...filter, entity: readOptionalRef(entity, 'entity') },
      reader: await readerOf(viewer),
    });
    if (page.total === 0) {
      // One that was removed still has its decisions; one that never was says so.
      gateNamed(publication, gate);
    }
    sendCacheable(res, page);
  });

  router.get('/v1/gate-decisions/:id', async (req, res) => {
    const { id } = req.params;
    const reader = await readerOf(await viewerOf(req, context));
    const decision = await readGateDecision({ knex, id, reader });
    if (!decision) {
      throw new NotFoundError(`There is no gate decision ${id} here`);
    }
    sendCacheable(res, decision);
  });

  router.get('/v1/new-services', async (req, res) => {
    const { viewer, publication, now } = await readState(req, context);
    const services = await readNewServices({
      ...{ knex, publication, now },
      standard: gateSettings.foundationStandard,
      visibility: await viewer.visibility(),
    });
    sendCacheable(res, services);
  });
}

function addStopping(router: GateRouter, context: RouterContext): void {
  router.post('/v1/holds', async (req, res) => {
    res.status(201).json(await setHold(req, req.body, context));
  });

  router.post('/v1/holds/:id/lift', async (req, res) => {
    const lift = { id: req.params.id, comment: req.body.comment };
    res.json(await liftHold(req, lift, context));
  });

  router.post('/v1/gates/:gate/break-glass', async (req, res) => {
    const asked = { ...req.body, gate: req.params.gate };
    res.status(201).json(await breakGlassOf(req, asked, context));
  });
}

async function readerOf(viewer: Viewer): Promise<DecisionReader> {
  return {
    visibility: await viewer.visibility(),
    asker: askerOf(viewer.credentials),
  };
}
