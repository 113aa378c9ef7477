import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { assertError } from '@backstage/errors';
import { readinessEntityEvaluatePermission } from 'backstage-plugin-readiness-common';
import { readVisibleRefs } from '../results/readVisibleRefs';
import { EvaluationRequested } from './endpoints';
import { AnyRequest, RouterContext } from './RouterContext';
import { viewerOf } from './viewerOf';

/**
 * Puts an entity first in the queue of evaluations, after the catalog was asked to read it again; undefined when it is
 * not known or may not be seen. A catalog that does not, because the caller may not ask it or because it fails, stops
 * nothing: the evaluation then starts from what is known.
 * @internal
 */
export async function requestEvaluation(
  request: AnyRequest,
  entityRef: string,
  context: RouterContext,
): Promise<EvaluationRequested | undefined> {
  const { knex, authorization, auditor, queue } = context;
  const viewer = await viewerOf(request, context);
  const visibility = await viewer.visibilityAmong([entityRef]);
  const entityRefs = [entityRef];
  const visible = await readVisibleRefs({ knex, entityRefs, visibility });
  if (!visible.has(entityRef)) {
    return undefined;
  }
  const event = await auditor?.createEvent({
    eventId: 'entity-evaluate',
    request,
    meta: { entityRef },
  });
  try {
    await authorization.requireFor(
      readinessEntityEvaluatePermission,
      entityRef,
      viewer.credentials,
    );
    const catalogRefresh = await refresh(
      entityRef,
      viewer.credentials,
      context,
    );
    await queue.request([entityRef], { urgent: true });
    await event?.success({ meta: { catalogRefresh } });
    return { status: 'pending', catalogRefresh };
  } catch (error) {
    assertError(error);
    await event?.fail({ error });
    throw error;
  }
}

async function refresh(
  entityRef: string,
  credentials: BackstageCredentials,
  { catalog, logger }: RouterContext,
): Promise<EvaluationRequested['catalogRefresh']> {
  try {
    await catalog.refreshEntity(entityRef, { credentials });
    return 'requested';
  } catch (error) {
    assertError(error);
    logger.warn(
      `The catalog did not refresh ${entityRef}, which is evaluated from what is known: ${error.message}`,
    );
    return error.name === 'NotAllowedError' ? 'refused' : 'failed';
  }
}
