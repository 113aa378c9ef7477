import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  BasicPermission,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import {
  readinessEntityReadPermission,
  readinessOverviewReadPermission,
  RESOURCE_TYPE_READINESS_ENTITY,
} from 'backstage-plugin-readiness-common';
import { CatalogVisibility } from './CatalogVisibility';
import { readinessEntityPermissionResourceRef } from './entityResource';
import { Viewer, ViewerOptions } from './Viewer';

/** @internal */
export interface AuthorizationOptions {
  readonly permissions: PermissionsService;
  readonly permissionsRegistry: PermissionsRegistryService;
  readonly catalogVisibility: CatalogVisibility;
}

/**
 * Answers what callers may see and do. Users are asked about through the permission policy. Services are allowed
 * everything by the permission framework, unless their token is restricted; a service that acts for a person must
 * filter by itself.
 * @internal
 */
export class Authorization {
  readonly #permissions: PermissionsService;
  readonly #permissionsRegistry: PermissionsRegistryService;
  readonly #catalogVisibility: CatalogVisibility;

  constructor(options: AuthorizationOptions) {
    this.#permissions = options.permissions;
    this.#permissionsRegistry = options.permissionsRegistry;
    this.#catalogVisibility = options.catalogVisibility;
  }

  /** Both read permissions in one question. */
  async viewer(credentials: BackstageCredentials): Promise<Viewer> {
    const [catalogDecision, readinessDecision] =
      await this.#permissions.authorizeConditional(
        [
          { permission: catalogEntityReadPermission },
          { permission: readinessEntityReadPermission },
        ],
        { credentials },
      );
    return new Viewer({
      credentials,
      caller: callerOf(credentials),
      catalogDecision,
      readinessDecision: this.#translated(readinessDecision),
      catalogVisibility: this.#catalogVisibility,
    });
  }

  /** Stored figures of the whole organisation: for who sees everything, or holds the overview permission. */
  async mayReadOrganisationFigures(viewer: Viewer): Promise<boolean> {
    return (
      viewer.seesEverything ||
      this.isAllowed(readinessOverviewReadPermission, viewer.credentials)
    );
  }

  /** Fails with NotAllowedError unless the permission is held. */
  async require(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (!(await this.isAllowed(permission, credentials))) {
      throw new NotAllowedError(
        `This needs the permission ${permission.name}; ask an administrator of the portal for it`,
      );
    }
  }

  /** Whether the caller holds a permission that is not about single entities. */
  async isAllowed(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [{ result }] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    return result === AuthorizeResult.ALLOW;
  }

  /** Whether the caller holds a permission for one entity. */
  async isAllowedFor(
    permission: ResourcePermission<typeof RESOURCE_TYPE_READINESS_ENTITY>,
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [{ result }] = await this.#permissions.authorize(
      [{ permission, resourceRef: entityRef }],
      { credentials },
    );
    return result === AuthorizeResult.ALLOW;
  }

  /** Those of some entities for which the caller holds a permission: one question, however many they are. */
  async allowedAmong(
    permission: ResourcePermission<typeof RESOURCE_TYPE_READINESS_ENTITY>,
    entityRefs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>> {
    const refs = [...new Set(entityRefs)];
    if (refs.length === 0) {
      return new Set();
    }
    const answers = await this.#permissions.authorize(
      refs.map(resourceRef => ({ permission, resourceRef })),
      { credentials },
    );
    return new Set(
      refs.filter(
        (_, index) => answers[index]?.result === AuthorizeResult.ALLOW,
      ),
    );
  }

  /** The names of those of some permissions that the caller holds for one entity: one question, however many they are. */
  async allowedOf(
    permissions: readonly ResourcePermission<
      typeof RESOURCE_TYPE_READINESS_ENTITY
    >[],
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>> {
    const answers = await this.#permissions.authorize(
      permissions.map(permission => ({ permission, resourceRef: entityRef })),
      { credentials },
    );
    return new Set(
      permissions
        .filter((_, index) => answers[index]?.result === AuthorizeResult.ALLOW)
        .map(({ name }) => name),
    );
  }

  /** Fails with NotAllowedError unless the caller holds a permission for one entity. */
  async requireFor(
    permission: ResourcePermission<typeof RESOURCE_TYPE_READINESS_ENTITY>,
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (!(await this.isAllowedFor(permission, entityRef, credentials))) {
      throw new NotAllowedError(
        `This needs the permission ${permission.name} for ${entityRef}; ask its owner or an administrator of the portal`,
      );
    }
  }

  #translated(decision: PolicyDecision): ViewerOptions['readinessDecision'] {
    if (decision.result !== AuthorizeResult.CONDITIONAL) {
      return decision.result === AuthorizeResult.ALLOW ? 'allowed' : 'denied';
    }
    const ruleset = this.#permissionsRegistry.getPermissionRuleset(
      readinessEntityPermissionResourceRef,
    );
    return createConditionTransformer(ruleset)(decision.conditions);
  }
}

/** A name that stays the same from token to token. */
function callerOf({ principal }: BackstageCredentials): string {
  if (typeof principal === 'object' && principal !== null) {
    if ('userEntityRef' in principal) {
      return `user ${principal.userEntityRef}`;
    }
    if ('subject' in principal) {
      return `service ${principal.subject}`;
    }
  }
  throw new NotAllowedError('The caller is neither a user nor a service');
}
