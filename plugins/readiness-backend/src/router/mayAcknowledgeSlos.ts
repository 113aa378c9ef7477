import {
  EntitySlos,
  readinessSloAcknowledgePermission,
} from 'backstage-plugin-readiness-common';
import { Viewer } from '../permissions/Viewer';
import { RouterContext } from './RouterContext';

/**
 * Whether the viewer may acknowledge what policies ask for; asked only where one does.
 * @internal
 */
export async function mayAcknowledgeSlos(
  viewer: Viewer,
  { entity, objectives }: Pick<EntitySlos, 'entity' | 'objectives'>,
  { authorization }: Pick<RouterContext, 'authorization'>,
): Promise<boolean> {
  const isAsked = objectives.some(({ policies }) =>
    policies.some(({ acknowledgeBy }) => acknowledgeBy !== null),
  );
  return (
    isAsked &&
    authorization.isAllowedFor(
      readinessSloAcknowledgePermission,
      entity.entityRef,
      viewer.credentials,
    )
  );
}
