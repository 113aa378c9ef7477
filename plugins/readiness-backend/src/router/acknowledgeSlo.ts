import { assertError, NotFoundError } from '@backstage/errors';
import { readinessSloAcknowledgePermission } from 'backstage-plugin-readiness-common';
import { readVisibleRefs } from '../results/readVisibleRefs';
import { Acknowledgements, ObjectiveKey } from '../slo/policy/Acknowledgements';
import { AnyRequest, RouterContext } from './RouterContext';
import { readState } from './readState';

/**
 * Notes that a person has seen what an error-budget policy asks for. Only a person can; an entity that is not known and
 * one that may not be seen look the same.
 * @internal
 */
export async function acknowledgeSlo(
  request: AnyRequest,
  key: ObjectiveKey & { readonly comment: string | undefined },
  context: RouterContext,
): Promise<void> {
  const { knex, httpAuth, authorization, auditor } = context;
  const { principal } = await httpAuth.credentials(request, {
    allow: ['user'],
  });
  const { entityRef, slo, objective } = key;
  const { viewer, publication, now } = await readState(request, context);
  const visibility = await viewer.visibilityAmong([entityRef]);
  const entityRefs = [entityRef];
  const visible = await readVisibleRefs({ knex, entityRefs, visibility });
  if (!visible.has(entityRef)) {
    throw new NotFoundError(`There is no entity ${entityRef} here`);
  }
  const event = await auditor?.createEvent({
    eventId: 'slo-acknowledge',
    request,
    meta: { entityRef, slo, objective },
  });
  try {
    await authorization.requireFor(
      readinessSloAcknowledgePermission,
      entityRef,
      viewer.credentials,
    );
    await new Acknowledgements(knex).acknowledge({
      ...{ ...key, publication, now },
      by: principal.userEntityRef,
    });
    await event?.success();
  } catch (error) {
    assertError(error);
    await event?.fail({ error });
    throw error;
  }
}
