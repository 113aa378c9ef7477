import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsync from 'react-use/esm/useAsync';
import { FilterName } from '../words/entityQuery';

/** Which facets of the catalog suggest values of a filter. */
const FACETS: Partial<Record<FilterName, readonly string[]>> = {
  owner: ['relations.ownedBy', 'relations.childOf'],
  kind: ['kind'],
  type: ['spec.type'],
  lifecycle: ['spec.lifecycle'],
  system: ['relations.partOf'],
  domain: ['relations.partOf'],
};

/** @internal */
export interface FilterSuggestions {
  readonly failed: boolean;
  of(name: FilterName): readonly string[];
}

/**
 * Values that the catalog has for the filters. Without them a filter can still be typed.
 * @internal
 */
export function useFilterSuggestions(): FilterSuggestions {
  const catalogApi = useApi(catalogApiRef);
  const { value, error } = useAsync(
    () =>
      catalogApi.getEntityFacets({
        facets: [...new Set(Object.values(FACETS).flat())],
      }),
    [catalogApi],
  );
  const valuesOf = (name: FilterName) =>
    (FACETS[name] ?? [])
      .flatMap(facet => value?.facets[facet] ?? [])
      .map(entry => entry.value)
      .filter(item => isOf(name, item));
  return {
    failed: error !== undefined,
    of: name => [...new Set(valuesOf(name))].sort(),
  };
}

/** The facet of a relation holds refs of several kinds. */
function isOf(name: FilterName, value: string): boolean {
  return name === 'system' || name === 'domain'
    ? value.startsWith(`${name}:`)
    : true;
}
