import { Entity } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import { Knex } from 'knex';
import { DbEntitiesRow } from '../database/tables';
import { Publication } from '../standards/Publication';
import { entityOf, insertEntity, insertFacts } from './insertRows';
import { storeEvaluation } from './storeEvaluation';

/** An entity with its facts, and columns beside what its descriptor says. @internal */
export interface SampleEntity {
  readonly entity: Entity;
  readonly columns?: Partial<DbEntitiesRow>;
  readonly facts?: Record<string, JsonValue>;
}

/**
 * A component with a tier, an owning team and facts, in short.
 * @internal
 */
export function sampleService(
  name: string,
  options: {
    tier?: number;
    team?: string;
    responders?: number;
    successRate?: number;
    template?: string;
    relations?: Entity['relations'];
    metadata?: Partial<Entity['metadata']>;
    columns?: Partial<DbEntitiesRow>;
  } = {},
): SampleEntity {
  const { tier, team, responders, successRate, template } = options;
  const facts: Record<string, JsonValue | undefined> = {
    'oncall.responders': responders,
    'ci.success-rate': successRate,
    'ci.template': template,
  };
  return {
    entity: entityOf(name, {
      spec: { lifecycle: 'production' },
      relations: options.relations,
      metadata: options.metadata,
    }),
    columns: {
      tier: tier ?? null,
      owner_ref: team === undefined ? null : `group:default/${team}`,
      lifecycle: 'production',
      ...options.columns,
    },
    facts: Object.fromEntries(
      Object.entries(facts).flatMap(([id, value]) =>
        value === undefined ? [] : [[id, value]],
      ),
    ),
  };
}

/**
 * A group below another one.
 * @internal
 */
export function sampleGroup(
  name: string,
  options: { parent?: string; members?: string[]; email?: string } = {},
): SampleEntity {
  const { parent, members = [], email } = options;
  return {
    entity: entityOf(name, {
      kind: 'Group',
      spec: { type: 'team', ...(email ? { profile: { email } } : {}) },
      relations: [
        ...(parent
          ? [{ type: 'childOf', targetRef: `group:default/${parent}` }]
          : []),
        ...members.map(member => ({
          type: 'hasMember',
          targetRef: `user:default/${member}`,
        })),
      ],
    }),
  };
}

/**
 * Stores entities with their facts and results.
 * @internal
 */
export async function storeSample(
  knex: Knex,
  sample: readonly SampleEntity[],
  options: { readonly publication: Publication; readonly now: number },
): Promise<void> {
  for (const { entity, columns, facts } of sample) {
    const entityRef = await insertEntity(knex, entity, columns);
    if (facts && Object.keys(facts).length > 0) {
      await insertFacts(knex, entityRef, facts, {
        observedAt: options.now - 3_600_000,
      });
    }
    await storeEvaluation(knex, entityRef, options);
  }
}
