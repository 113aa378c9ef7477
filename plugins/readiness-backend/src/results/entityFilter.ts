import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { EntityFilter } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { whereInList, whereOneOf } from '../database/dialect';
import {
  readGroupParents,
  withGroupsBelow,
} from '../ownership/readGroupParents';
import { Visibility } from '../permissions/Visibility';

/**
 * A filter whose refs are canonical and whose owners include the groups below them.
 * @internal
 */
export type ResolvedFilter = EntityFilter & { readonly resolved: true };

/**
 * Makes a filter ready for queries. Asks for the group tree only when an owner is given.
 * @internal
 */
export async function resolveFilter(
  filter: EntityFilter,
  options: { readonly knex: Knex; readonly visibility: Visibility },
): Promise<ResolvedFilter> {
  const owners = filter.owner?.map(ref => canonicalRef(ref, 'owner', 'group'));
  return {
    ...filter,
    kind: filter.kind?.map(lowerCase),
    type: filter.type?.map(lowerCase),
    lifecycle: filter.lifecycle?.map(lowerCase),
    owner:
      owners &&
      withGroupsBelow(
        owners,
        await readGroupParents(options.knex, options.visibility),
      ),
    team: filter.team?.map(ref =>
      ref === 'none' ? ref : canonicalRef(ref, 'team', 'group'),
    ),
    system: filter.system?.map(ref => canonicalRef(ref, 'system', 'system')),
    domain: filter.domain?.map(ref => canonicalRef(ref, 'domain', 'domain')),
    resolved: true,
  };
}

const TEAM_OR_NONE =
  "case when entities.owner_ref like 'group:%' then entities.owner_ref else 'none' end";

/**
 * Narrows a query over `entities` to those that a filter names.
 * @internal
 */
export function whereFilter(
  query: Knex.QueryBuilder,
  filter: ResolvedFilter,
  knex: Knex,
): void {
  const columns = {
    kind: filter.kind,
    type: filter.type,
    lifecycle: filter.lifecycle,
    system_ref: filter.system,
    domain_ref: filter.domain,
  };
  for (const [column, values] of Object.entries(columns)) {
    if (values) {
      whereOneOf(query, `entities.${column}`, values);
    }
  }
  if (filter.tier) {
    const tiers = filter.tier.map(tier => (tier === 'undeclared' ? -1 : +tier));
    whereOneOf(query, 'coalesce(entities.tier, -1)', tiers);
  }
  if (filter.owner) {
    whereInList(query, knex, 'entities.owner_ref', filter.owner);
  }
  if (filter.team) {
    whereOneOf(query, TEAM_OR_NONE, filter.team);
  }
  if (filter.text) {
    whereText(query, filter.text);
  }
}

function whereText(query: Knex.QueryBuilder, text: string): void {
  const escaped = lowerCase(text).replace(/[\\%_]/g, '\\$&');
  query.whereRaw(
    `(lower(entities.name) like ? escape '\\' or lower(coalesce(entities.title, '')) like ? escape '\\')`,
    [`%${escaped}%`, `%${escaped}%`],
  );
}

function canonicalRef(
  ref: string,
  parameter: string,
  defaultKind: string,
): string {
  try {
    const parsed = parseEntityRef(ref, {
      defaultKind,
      defaultNamespace: 'default',
    });
    return stringifyEntityRef(parsed);
  } catch {
    throw new InputError(
      `${parameter} must be an entity ref such as ${defaultKind}:default/name, not "${ref}"`,
    );
  }
}

function lowerCase(text: string): string {
  return text.toLocaleLowerCase('en-US');
}
