import { Entity } from '@backstage/catalog-model';

const KINDS_WITH_SLOS = ['component', 'system', 'domain'];

/** Kinds of components that nobody calls while they run. */
const TYPES_WITHOUT_SLOS = ['library', 'documentation'];

/**
 * Whether an entity may have SLOs: it is a component that runs, or a system or domain with those of user journeys.
 * @public
 */
export function isSloAvailable(entity: Entity): boolean {
  const kind = entity.kind.toLocaleLowerCase('en-US');
  const type = String(entity.spec?.type ?? '').toLocaleLowerCase('en-US');
  return (
    KINDS_WITH_SLOS.includes(kind) &&
    !(kind === 'component' && TYPES_WITHOUT_SLOS.includes(type))
  );
}
