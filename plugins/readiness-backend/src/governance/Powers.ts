import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_READINESS_ENTITY } from 'backstage-plugin-readiness-common';
import { Authorization } from '../permissions/Authorization';
import { Actor } from './Actor';

/**
 * What a caller could do now with entities: what lists and pages offer. It decides nothing; whoever acts is asked again.
 * @internal
 */
export class Powers {
  /** Undefined for a service, which can do nothing. */
  readonly actor: Actor | undefined;
  readonly #authorization: Pick<Authorization, 'allowedAmong' | 'allowedOf'>;
  readonly #credentials: BackstageCredentials;

  constructor(options: {
    actor: Actor | undefined;
    authorization: Pick<Authorization, 'allowedAmong' | 'allowedOf'>;
    credentials: BackstageCredentials;
  }) {
    this.actor = options.actor;
    this.#authorization = options.authorization;
    this.#credentials = options.credentials;
  }

  async allowedAmong(
    permission: ResourcePermission<typeof RESOURCE_TYPE_READINESS_ENTITY>,
    entityRefs: readonly string[],
  ): Promise<ReadonlySet<string>> {
    return this.actor
      ? this.#authorization.allowedAmong(
          permission,
          entityRefs,
          this.#credentials,
        )
      : new Set();
  }

  /** The names of those of some permissions that are held for one entity. */
  async allowedOf(
    permissions: readonly ResourcePermission<
      typeof RESOURCE_TYPE_READINESS_ENTITY
    >[],
    entityRef: string,
  ): Promise<ReadonlySet<string>> {
    return this.actor
      ? this.#authorization.allowedOf(permissions, entityRef, this.#credentials)
      : new Set();
  }
}
