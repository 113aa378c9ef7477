import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { ExemptionScope } from 'backstage-plugin-readiness-common';
import { Tier } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { Visibility, whereVisible } from '../../permissions/Visibility';

/** More is not one decision any more. */
const MOST_ENTITIES = 500;

/** An entity of the scope of an exemption. @internal */
export interface ScopedEntity {
  readonly entity_ref: string;
  /** The stricter of the declared tier and of the one that counts at gates; null when it is undeclared. */
  readonly tier: Tier | null;
}

const COLUMNS: Readonly<Record<ExemptionScope['kind'], string>> = {
  entity: 'entities.entity_ref',
  owner: 'entities.owner_ref',
  system: 'entities.system_ref',
};

/** SQL: that an exemption's scope names an entity, whatever its tier. @internal */
export const NAMES_ENTITY = `(
    (exemptions.scope_kind = 'entity' and entities.entity_ref = exemptions.scope_ref)
    or (exemptions.scope_kind = 'owner' and entities.owner_ref = exemptions.scope_ref)
    or (exemptions.scope_kind = 'system' and entities.system_ref = exemptions.scope_ref))`;

/**
 * SQL: that an exemption stands for an entity: it names it, of a tier that was approved, and for a whole owner or system
 * the entity is in the scope of the standard.
 * @internal
 */
export const STANDS_FOR = `${NAMES_ENTITY}
    and coalesce(entities.tier, 0) >= exemptions.strictest_tier
    and (exemptions.scope_kind = 'entity' or exists (
      select 1 from scorecards as scoped
      where scoped.entity_ref = entities.entity_ref and scoped.standard = exemptions.standard))`;

/**
 * The scope of a request with a canonical ref.
 * @throws InputError when it is not a ref of its kind
 * @internal
 */
export function readScope({ kind, ref }: ExemptionScope): ExemptionScope {
  const defaults = { entity: 'component', owner: 'group', system: 'system' };
  try {
    const parsed = parseEntityRef(ref, {
      defaultKind: defaults[kind],
      defaultNamespace: 'default',
    });
    return { kind, ref: stringifyEntityRef(parsed) };
  } catch {
    throw new InputError(
      `scope.ref must be an entity ref such as ${defaults[kind]}:default/name, not "${ref}"`,
    );
  }
}

/**
 * The entities of a scope: the one that it names, or all of an owner or system that are in the scope of the standard; up
 * to one more than one decision may be about.
 * @param visibility of the viewer, where only what they may see counts
 * @internal
 */
export async function readScopedEntities(
  knex: Knex,
  scope: ExemptionScope,
  standard: string,
  visibility: Visibility = { kind: 'all' },
): Promise<ScopedEntity[]> {
  const query = ofScope(knex, scope, standard)
    .leftJoin('standings', 'standings.entity_ref', 'entities.entity_ref')
    .orderBy('entities.entity_ref')
    .limit(MOST_ENTITIES + 1)
    .select(
      'entities.entity_ref',
      knex.raw(
        'case when entities.tier is null or standings.tier < entities.tier then standings.tier else entities.tier end as tier',
      ),
    );
  whereVisible(query, visibility, knex);
  return query;
}

/**
 * Whether somebody may see anything of a scope; with a standard, of what is in the scope of that one. One query.
 * @internal
 */
export async function seesScope(
  knex: Knex,
  scope: ExemptionScope,
  visibility: Visibility,
  standard?: string,
): Promise<boolean> {
  const query = ofScope(knex, scope, standard);
  whereVisible(query, visibility, knex);
  return (await query.first('entities.entity_ref')) !== undefined;
}

/**
 * The refs of what a scope names, of any tier and whatever standards hold for it, however many they are: batch by batch,
 * each of no more than one decision may be about.
 * @internal
 */
export async function* readNamedBatches(
  knex: Knex,
  scope: ExemptionScope,
): AsyncGenerator<readonly string[]> {
  let batch = await readRefs(knex, scope, { limit: MOST_ENTITIES });
  while (batch.length > 0) {
    yield batch;
    const after = batch[batch.length - 1];
    batch = await readRefs(knex, scope, { limit: MOST_ENTITIES, after });
  }
}

/**
 * The refs of what a scope names, of any tier and whatever standards hold for it, up to one more than one decision may be
 * about.
 * @param visibility of the viewer, where only what they may see counts
 * @internal
 */
export async function readNamedRefs(
  knex: Knex,
  scope: ExemptionScope,
  visibility: Visibility = { kind: 'all' },
): Promise<string[]> {
  return readRefs(knex, scope, { limit: MOST_ENTITIES + 1, visibility });
}

/**
 * Lets nobody exempt more than they were asked the permission for.
 * @param refs what the scope has, up to one more than one decision may be about
 * @throws InputError when they are too many for one decision
 * @internal
 */
export function requireOneDecision(
  { ref }: ExemptionScope,
  refs: readonly unknown[],
): void {
  if (refs.length > MOST_ENTITIES) {
    throw new InputError(
      `${ref} has more than ${MOST_ENTITIES} entities, which are too many to be exempted by one decision; ask for smaller scopes, such as its systems or single entities`,
    );
  }
}

/** What a scope names; with a standard, what of it is in the scope of that one. */
function ofScope(
  knex: Knex,
  { kind, ref }: ExemptionScope,
  standard?: string,
): Knex.QueryBuilder {
  const query = knex('entities').where(COLUMNS[kind], ref);
  return kind === 'entity' || standard === undefined
    ? query
    : query.whereExists(
        knex('scorecards')
          .select(knex.raw('1'))
          .whereRaw('scorecards.entity_ref = entities.entity_ref')
          .andWhere('scorecards.standard', standard),
      );
}

async function readRefs(
  knex: Knex,
  scope: ExemptionScope,
  options: {
    readonly limit: number;
    readonly after?: string;
    readonly visibility?: Visibility;
  },
): Promise<string[]> {
  const { limit, after, visibility = { kind: 'all' } } = options;
  const query = ofScope(knex, scope)
    .orderBy('entities.entity_ref')
    .limit(limit)
    .select('entities.entity_ref');
  whereVisible(query, visibility, knex);
  if (after !== undefined) {
    query.andWhere('entities.entity_ref', '>', after);
  }
  const rows: { entity_ref: string }[] = await query;
  return rows.map(row => row.entity_ref);
}

/**
 * The most critical tier of some entities; null when it is that of one whose tier is undeclared.
 * @internal
 */
export function mostCriticalTier(
  entities: readonly ScopedEntity[],
): Tier | null {
  const declared = entities.flatMap(({ tier }) => tier ?? []);
  const strictest = declared.sort((a, b) => a - b)[0];
  return strictest === 0 || declared.length === entities.length
    ? strictest ?? null
    : null;
}
