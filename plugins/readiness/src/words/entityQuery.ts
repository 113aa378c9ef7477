import {
  CheckStatus,
  EntityFilter,
  EntityQuery,
  OwnershipGap,
} from 'backstage-plugin-readiness-common';
import { CHECK_STATUSES } from './statusOrder';

/** Filters of all pages, in the order in which they are shown. @internal */
export const FILTER_NAMES = [
  'text',
  'owner',
  'team',
  'tier',
  'kind',
  'type',
  'lifecycle',
  'system',
  'domain',
] as const;

/** @internal */
export type FilterName = (typeof FILTER_NAMES)[number];

/** What the list can be narrowed by beside the filters. @internal */
export const NARROWING_NAMES = [
  'standard',
  'level',
  'check',
  'status',
  'scope',
  'capability',
  'adoption',
  'gap',
] as const;

/** @internal */
export type NarrowingName = (typeof NARROWING_NAMES)[number];

/** Values to narrow a list by. @internal */
export type Narrowing = Partial<
  Record<FilterName | NarrowingName, string | readonly string[]>
>;

/** Words of an ownership gap in the URL. @internal */
export const OWNERSHIP_GAPS: readonly OwnershipGap[] = [
  'no-owner',
  'owner-missing',
  'owner-not-a-group',
  'no-contact',
  'no-rotation',
  'no-tier',
];

const ADOPTIONS = ['adopted', 'not-adopted', 'unknown', 'left'] as const;

/** The filters of a URL; an empty value is no filter. @internal */
export function readFilter(params: URLSearchParams): EntityFilter {
  const [text] = valuesOf(params, 'text');
  const filter: EntityFilter = text ? { text } : {};
  for (const name of FILTER_NAMES) {
    const values = valuesOf(params, name);
    if (name !== 'text' && values.length > 0) {
      filter[name] = values;
    }
  }
  return filter;
}

/** What a URL asks of the list. Words that the API does not know are left out. @internal */
export function readQuery(params: URLSearchParams): EntityQuery {
  const first = (name: string) => valuesOf(params, name)[0];
  const query: EntityQuery = {
    ...readFilter(params),
    standard: first('standard'),
    level: optional(valuesOf(params, 'level')),
    check: first('check'),
    status: optional(readStatuses(params)),
    scope: first('scope') === 'out' ? 'out' : undefined,
    capability: first('capability'),
    adoption: optional(known(valuesOf(params, 'adoption'), ADOPTIONS)),
    gap: optional(known(valuesOf(params, 'gap'), OWNERSHIP_GAPS)),
    order: first('order') === 'name' ? 'name' : undefined,
    cursor: first('cursor'),
  };
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined),
  );
}

/** The statuses that a URL asks for. @internal */
export function readStatuses(params: URLSearchParams): CheckStatus[] {
  return known(valuesOf(params, 'status'), CHECK_STATUSES);
}

/** The filters alone, for a link to another page that keeps them. @internal */
export function filterParams(params: URLSearchParams): URLSearchParams {
  const kept = new URLSearchParams();
  for (const name of FILTER_NAMES) {
    valuesOf(params, name).forEach(value => kept.append(name, value));
  }
  return kept;
}

/**
 * The filters of a page narrowed further, for a link into the list. What is given replaces the filter of that name.
 * @internal
 */
export function drillParams(
  params: URLSearchParams,
  narrowing: Readonly<Record<string, string | readonly string[] | undefined>>,
): URLSearchParams {
  const narrowed = filterParams(params);
  for (const [name, value] of Object.entries(narrowing)) {
    narrowed.delete(name);
    [value ?? []].flat().forEach(item => narrowed.append(name, item));
  }
  return narrowed;
}

/** With a value added to a name. @internal */
export function withValue(
  params: URLSearchParams,
  name: string,
  value: string,
): URLSearchParams {
  const next = withoutPaging(params);
  if (!next.getAll(name).includes(value)) {
    next.append(name, value);
  }
  return next;
}

/** Without one value of a name. @internal */
export function withoutValue(
  params: URLSearchParams,
  name: string,
  value: string,
): URLSearchParams {
  const rest = params.getAll(name).filter(present => present !== value);
  const next = withoutPaging(params);
  next.delete(name);
  rest.forEach(item => next.append(name, item));
  return next;
}

/** Another question starts on its first page. */
function withoutPaging(params: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(params);
  next.delete('cursor');
  return next;
}

/** The values of a name that are not empty. @internal */
export function valuesOf(params: URLSearchParams, name: string): string[] {
  return params.getAll(name).filter(value => value.trim() !== '');
}

/** Those of the words that were given, in the order of the words. @internal */
export function known<T extends string>(
  values: readonly string[],
  words: readonly T[],
): T[] {
  return words.filter(word => values.includes(word));
}

/** No list where it is empty: nothing was asked. @internal */
export function optional<T>(values: T[]): T[] | undefined {
  return values.length > 0 ? values : undefined;
}
