import { NotFoundError } from '@backstage/errors';
import {
  ExemptionDecision,
  ExemptionScope,
  ExemptionView,
  readinessExemptionDecidePermission,
  readinessExemptionRequestPermission,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { Exemptions } from '../../governance/exemptions/Exemptions';
import {
  readNamedBatches,
  readNamedRefs,
  readScope,
  readScopedEntities,
  requireOneDecision,
  seesScope,
} from '../../governance/exemptions/exemptionScope';
import {
  listExemptions,
  readExemption,
} from '../../governance/exemptions/listExemptions';
import { readExemptionDebt } from '../../governance/exemptions/readExemptionDebt';
import { readExemptionTerms } from '../../governance/exemptions/readExemptionTerms';
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

  router.get('/v1/exemption-terms', async (req, res) => {
    const { scope: kind, ref, standard, check: checkId } = req.query;
    const scope = readScope({ kind, ref });
    const { viewer, publication, now } = await readState(req, context);
    const visibility = await viewer.visibility();
    const [entities, refs] = await Promise.all([
      readScopedEntities(knex, scope, standard, visibility),
      readNamedRefs(knex, scope, visibility),
    ]);
    if (entities.length === 0) {
      throw new NotFoundError(noSuchScope(scope, standard));
    }
    // Nobody writes a request that is refused for its size then.
    requireOneDecision(scope, refs);
    const wanted = { scope, standard, checkId, entities };
    sendCacheable(
      res,
      await readExemptionTerms({ knex, ...wanted, publication, now }),
    );
  });

  router.post('/v1/exemptions', async (req, res) => {
    const { standard, checkId } = req.body;
    const scope = readScope(req.body.scope);
    // Asked for all that is named, as approving is: what enters the standard's scope later is exempt too.
    const [entities, refs] = await Promise.all([
      readScopedEntities(knex, scope, standard),
      readNamedRefs(knex, scope),
    ]);
    const view = await actOnScope(req, context, {
      eventId: 'exemption-request',
      permission: readinessExemptionRequestPermission,
      scope,
      seen: visibility => seesScope(knex, scope, visibility, standard),
      batches: [refs],
      missing: noSuchScope(scope, standard),
      meta: { scope: { ...scope }, standard, checkId },
      run: async act => {
        // What nobody could approve is not asked for.
        requireOneDecision(scope, refs);
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
    const { batches, requireFew } = await readDecided(knex, scope, decision);
    const view = await actOnScope(req, context, {
      eventId: `exemption-${decision}`,
      permission:
        decision === 'withdraw'
          ? readinessExemptionRequestPermission
          : readinessExemptionDecidePermission,
      scope,
      seen: visibility => seesScope(knex, scope, visibility),
      batches,
      missing: noSuchExemption(id).message,
      meta: { exemptionId: id },
      run: async act => {
        requireFew();
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

/**
 * What a decision is about. No more is exempted at once than one is asked the permission for in one question. What makes
 * things stricter is never too large, or an exemption whose owner has grown could not be ended: the permission is asked
 * for in batches then.
 */
async function readDecided(
  knex: Knex,
  scope: ExemptionScope,
  decision: ExemptionDecision['decision'],
) {
  if (decision !== 'approve') {
    return { batches: readNamedBatches(knex, scope), requireFew: () => {} };
  }
  const refs = await readNamedRefs(knex, scope);
  return { batches: [refs], requireFew: () => requireOneDecision(scope, refs) };
}

function noSuchScope({ kind, ref }: ExemptionScope, standard: string): string {
  return kind === 'entity'
    ? `There is no entity ${ref} here`
    : `${ref} has no entity here that is in the scope of ${standard}`;
}

function noSuchExemption(id: string): NotFoundError {
  return new NotFoundError(`There is no exemption ${id} here`);
}
