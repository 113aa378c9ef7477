import { NotFoundError } from '@backstage/errors';
import {
  ExemptionView,
  readinessExemptionDecidePermission,
  readinessExemptionRequestPermission,
} from 'backstage-plugin-readiness-common';
import { Exemptions } from '../../governance/exemptions/Exemptions';
import {
  readNamedRefs,
  readScope,
  readScopedEntities,
  requireOneDecision,
} from '../../governance/exemptions/exemptionScope';
import {
  listExemptions,
  readExemption,
} from '../../governance/exemptions/listExemptions';
import { readExemptionDebt } from '../../governance/exemptions/readExemptionDebt';
import { AnyRequest, SignOffRouter, RouterContext } from '../RouterContext';
import { readState } from '../readState';
import { sendCacheable } from '../sendCacheable';
import { Act } from './readAct';
import { actOnScope } from './actOnScope';
import { numericId } from './numericId';
import { powersOf } from './powersOf';
import { readListing } from './readListing';

/**
 * Routes about exemptions and their debt.
 * @internal
 */
export function addExemptionRoutes(
  router: SignOffRouter,
  context: RouterContext,
): void {
  const { knex } = context;
  const exemptions = new Exemptions(context);

  router.get('/v1/exemptions', async (req, res) => {
    const listing = await readListing(req, context);
    const { query } = req;
    sendCacheable(res, await listExemptions({ ...listing, query }));
  });

  router.post('/v1/exemptions', async (req, res) => {
    const { standard, checkId } = req.body;
    const scope = readScope(req.body.scope);
    const entities = await readScopedEntities(knex, scope, standard);
    const view = await actOnScope(req, context, {
      eventId: 'exemption-request',
      permission: readinessExemptionRequestPermission,
      entityRefs: entities.map(entity => entity.entity_ref),
      missing:
        scope.kind === 'entity'
          ? `There is no entity ${scope.ref} here`
          : `${scope.ref} has no entity here that is in the scope of ${standard}`,
      meta: { scope: { ...scope }, standard, checkId },
      run: async act => {
        // What nobody could decide is not asked for.
        requireOneDecision(scope, await readNamedRefs(knex, scope));
        const on = { scope, entities };
        const id = await exemptions.request(req.body, on, act);
        return viewOf(id, act, req);
      },
    });
    res.status(201).json(view);
  });

  router.post('/v1/exemptions/:id/decision', async (req, res) => {
    const id = numericId(req.params.id, noSuchExemption);
    const row = await exemptions.find(id);
    if (!row) {
      throw noSuchExemption(id);
    }
    const { decision } = req.body;
    const scope = { kind: row.scope_kind, ref: row.scope_ref };
    const entityRefs = await readNamedRefs(knex, scope);
    const view = await actOnScope(req, context, {
      eventId: `exemption-${decision}`,
      permission:
        decision === 'withdraw'
          ? readinessExemptionRequestPermission
          : readinessExemptionDecidePermission,
      entityRefs,
      missing: noSuchExemption(id).message,
      meta: { exemptionId: id },
      run: async act => {
        requireOneDecision(scope, entityRefs);
        await exemptions.decide(row, req.body, act);
        return viewOf(id, act, req);
      },
    });
    res.json(view);
  });

  router.get('/v1/exemption-debt', async (req, res) => {
    const { viewer, ...state } = await readState(req, context);
    sendCacheable(
      res,
      await readExemptionDebt({
        ...{ knex, ...state, query: req.query },
        visibility: await viewer.visibility(),
        figuresOf: viewer.seesEverything ? 'organisation' : 'visible',
      }),
    );
  });

  async function viewOf(
    id: string,
    { viewer, publication, now }: Act,
    req: AnyRequest,
  ): Promise<ExemptionView> {
    const view = await readExemption({
      ...{ knex, id, publication, now },
      visibility: await viewer.visibility(),
      powers: await powersOf(req, context),
    });
    if (!view) {
      throw noSuchExemption(id);
    }
    return view;
  }
}

function noSuchExemption(id: string): NotFoundError {
  return new NotFoundError(`There is no exemption ${id} here`);
}
