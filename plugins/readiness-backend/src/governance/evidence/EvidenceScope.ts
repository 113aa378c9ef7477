import { Knex } from 'knex';
import { InputError } from '@backstage/errors';
import { DbEntitiesRow } from '../../database/tables';
import { whereInList } from '../../database/dialect';
import { Visibility, whereVisible } from '../../permissions/Visibility';
import { resolveFilter, whereFilter } from '../../results/entityFilter';
import { SUMMARY_COLUMNS } from '../../results/entitySummary';
import { Publication } from '../../standards/Publication';
import { gateNamed } from '../gates/gateNamed';
import { EvidenceRequest } from './EvidenceRequest';
import { FrameworkChecks, frameworkChecks } from './frameworkChecks';

const MOST_ENTITIES = 2_000;

/** An entity that evidence is about. @internal */
export type ScopedEntity = Pick<
  DbEntitiesRow,
  | 'entity_ref'
  | 'name'
  | 'title'
  | 'kind'
  | 'type'
  | 'lifecycle'
  | 'tier'
  | 'tier_problem'
  | 'owner_ref'
  | 'owner_state'
  | 'system_ref'
  | 'domain_ref'
  | 'first_seen_at'
>;

/** What evidence is about: nothing in it is hidden from who asks. @internal */
export interface EvidenceScope {
  readonly entities: readonly ScopedEntity[];
  readonly entityRefs: readonly string[];
  /** Undefined: all checks. */
  readonly checks: FrameworkChecks | undefined;
}

/** @internal */
export interface ScopeOptions {
  readonly knex: Knex;
  readonly request: EvidenceRequest;
  readonly visibility: Visibility;
  readonly publication: Publication | undefined;
}

/**
 * Finds the entities that evidence is asked for, in one query, and one more for the group tree where a team is asked for.
 * @throws InputError where they are too many, and for names that nothing has
 * @internal
 */
export async function readEvidenceScope(
  options: ScopeOptions,
): Promise<EvidenceScope> {
  const { knex, request, publication } = options;
  if (request.gate !== null) {
    gateNamed(publication, request.gate);
  }
  const checks =
    request.framework === null
      ? undefined
      : frameworkChecks(request.framework, publication);
  const query = knex('entities')
    .select<ScopedEntity[]>(
      ...SUMMARY_COLUMNS,
      'entities.tier_problem',
      'entities.owner_state',
      'entities.first_seen_at',
    )
    .orderBy('entities.entity_ref')
    .limit(MOST_ENTITIES + 1);
  await narrow(query, options, checks);
  const entities = await query;
  if (entities.length > MOST_ENTITIES) {
    throw new InputError(
      `The evidence would be of more than ${MOST_ENTITIES} entities; narrow it with entity or team as well`,
    );
  }
  const entityRefs = entities.map(({ entity_ref }) => entity_ref);
  return { entities, entityRefs, checks };
}

async function narrow(
  query: Knex.QueryBuilder,
  { knex, request, visibility }: ScopeOptions,
  checks: FrameworkChecks | undefined,
): Promise<void> {
  whereVisible(query, visibility, knex);
  if (request.entity !== null) {
    query.where('entities.entity_ref', request.entity);
  }
  if (request.team !== null) {
    const filter = { owner: [request.team] };
    whereFilter(query, await resolveFilter(filter, { knex, visibility }), knex);
  }
  if (request.gate !== null) {
    whereDealtWith(query, { ...request, gate: request.gate }, knex);
  }
  if (checks) {
    query.whereExists(scored => {
      scored
        .from('scorecards')
        .select(knex.raw('1'))
        .whereRaw('scorecards.entity_ref = entities.entity_ref');
      whereInList(scored, knex, 'scorecards.standard', checks.standards);
    });
  }
}

/** Those that a gate decided about, that were reviewed at it, or for which its glass was broken, in the period. */
function whereDealtWith(
  query: Knex.QueryBuilder,
  { gate, from, to }: { gate: string; from: number; to: number },
  knex: Knex,
): void {
  const acts = {
    gate_decisions: 'at',
    reviews: 'requested_at',
    break_glasses: 'at',
  };
  query.where(some => {
    for (const [table, column] of Object.entries(acts)) {
      some.orWhereExists(
        knex(table)
          .select(knex.raw('1'))
          .whereRaw(`${table}.entity_ref = entities.entity_ref`)
          .where(`${table}.gate`, gate)
          .where(`${table}.${column}`, '>=', from)
          .where(`${table}.${column}`, '<', to),
      );
    }
  });
}
