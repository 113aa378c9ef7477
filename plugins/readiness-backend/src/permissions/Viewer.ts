import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  PermissionCriteria,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { CatalogVisibility } from './CatalogVisibility';
import { EntityCondition } from './entityResource';
import { Visibility } from './Visibility';

/** @internal */
export interface ViewerOptions {
  readonly credentials: BackstageCredentials;
  /** Names the caller, for what is kept about them. */
  readonly caller: string;
  /** On `catalog.entity.read`. */
  readonly catalogDecision: PolicyDecision;
  /** On `readiness.entity.read`: allowed, denied, or the criteria of a condition. */
  readonly readinessDecision:
    | 'allowed'
    | 'denied'
    | PermissionCriteria<EntityCondition>;
  readonly catalogVisibility: CatalogVisibility;
}

/**
 * A caller, and what they may see: an entity is seen by who may read it in the catalog and may read its readiness.
 * @internal
 */
export class Viewer {
  readonly credentials: BackstageCredentials;
  readonly #options: ViewerOptions;

  constructor(options: ViewerOptions) {
    this.credentials = options.credentials;
    this.#options = options;
  }

  /** Sees every entity: figures of what they see are those of the organisation. */
  get seesEverything(): boolean {
    return (
      this.#options.readinessDecision === 'allowed' &&
      this.#options.catalogDecision.result === AuthorizeResult.ALLOW
    );
  }

  /** For queries over many entities. */
  async visibility(): Promise<Visibility> {
    const { catalogVisibility, caller } = this.#options;
    return this.#visibility(async () => [
      ...(await catalogVisibility.allFor(caller, this.credentials)),
    ]);
  }

  /** For queries over a few entities that are known by ref; says nothing about others. */
  async visibilityAmong(entityRefs: readonly string[]): Promise<Visibility> {
    const { catalogVisibility, caller } = this.#options;
    return this.#visibility(() =>
      catalogVisibility.among(entityRefs, caller, this.credentials),
    );
  }

  async #visibility(
    refsInCatalog: () => Promise<string[]>,
  ): Promise<Visibility> {
    const { catalogDecision, readinessDecision } = this.#options;
    if (
      catalogDecision.result === AuthorizeResult.DENY ||
      readinessDecision === 'denied'
    ) {
      return { kind: 'none' };
    }
    if (this.seesEverything) {
      return { kind: 'all' };
    }
    const conditional = catalogDecision.result === AuthorizeResult.CONDITIONAL;
    return {
      kind: 'some',
      entityRefs: conditional ? await refsInCatalog() : undefined,
      criteria: readinessDecision === 'allowed' ? undefined : readinessDecision,
    };
  }
}
