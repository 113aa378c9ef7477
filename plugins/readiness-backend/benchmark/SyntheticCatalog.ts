import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { syntheticEntity } from './syntheticCompany';

/** A user to whom the catalog shows every other entity. @internal */
export const LIMITED_USER = 'user:default/limited';

const PAGE = 1000;
const NUMBERED = /^component:default\/service-(\d+)$/;

/**
 * A catalog of the synthetic company that keeps nothing in memory: what it costs is not what the plugin costs.
 * @internal
 */
export function syntheticCatalog(size: number): CatalogService {
  return Object.assign(catalogServiceMock(), streaming(size), byRefs(size));
}

function streaming(size: number): Pick<CatalogService, 'streamEntities'> {
  return {
    async *streamEntities(_request, { credentials }) {
      const step = isLimited(credentials) ? 2 : 1;
      for (let start = 0; start < size; start += PAGE * step) {
        const page = new Array<Entity>();
        const end = Math.min(size, start + PAGE * step);
        for (let index = start; index < end; index += step) {
          page.push(syntheticEntity(index, size));
        }
        yield page;
      }
    },
  };
}

function byRefs(size: number): Pick<CatalogService, 'getEntitiesByRefs'> {
  return {
    async getEntitiesByRefs({ entityRefs }, { credentials }) {
      const limited = isLimited(credentials);
      const items = entityRefs.map(ref => {
        const index = Number(NUMBERED.exec(ref)?.[1] ?? size);
        const shown = index < size && !(limited && index % 2 === 1);
        return shown ? syntheticEntity(index, size) : undefined;
      });
      return { items };
    },
  };
}

/** Whether a request comes from the user who sees every other entity. @internal */
export function isLimited({ principal }: BackstageCredentials): boolean {
  return (
    typeof principal === 'object' &&
    principal !== null &&
    'userEntityRef' in principal &&
    principal.userEntityRef === LIMITED_USER
  );
}
