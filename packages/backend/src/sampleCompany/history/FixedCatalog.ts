import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { LookedAtCatalog } from 'backstage-plugin-readiness-backend/alpha';

/**
 * A catalog that always holds the same entities.
 * @internal
 */
export class FixedCatalog implements LookedAtCatalog {
  readonly #entities: ReadonlyMap<string, Entity>;

  constructor(entities: readonly Entity[]) {
    this.#entities = new Map(
      entities.map(entity => [stringifyEntityRef(entity), entity]),
    );
  }

  async *streamEntities(): AsyncIterable<Entity[]> {
    yield [...this.#entities.values()];
  }

  async getEntitiesByRefs(request: {
    entityRefs: string[];
  }): Promise<{ items: (Entity | undefined)[] }> {
    return { items: request.entityRefs.map(ref => this.#entities.get(ref)) };
  }
}
