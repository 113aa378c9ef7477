import { NotFoundError } from '@backstage/errors';
import {
  CATALOG_SOURCE,
  CountedStanding,
  EvaluationInput,
  GateObjective,
  Tier,
} from 'backstage-readiness-core';
import { Knex } from 'knex';
import { DbEntitiesRow, DbFactsRow } from '../../database/tables';
import { parseStoredGroups } from '../../facts/StoredFact';
import { GatheredFacts, mergedFacts } from '../../results/mergedFacts';
import { readEntityRow } from '../../results/readEntityRow';
import { Publication } from '../../standards/Publication';
import { GovernanceReader } from '../GovernanceReader';
import { readCountedStanding } from '../standings/readCountedStanding';
import { GateSettings } from './GateSettings';
import { DescribedEntity, GateSubject } from './GateSubject';
import { readGateObjectives } from './readGateObjectives';

/** What is known of an entity, or of a descriptor, apart from what people decided at single gates. @internal */
export interface Known {
  readonly entityRef: string;
  /** Of the catalog; undefined for a descriptor of which the catalog has no entity, or none that may be seen. */
  readonly row: DbEntitiesRow | undefined;
  readonly input: EvaluationInput;
  readonly counted: CountedStanding;
  /** Null when it has no SLO. */
  readonly objectives: readonly GateObjective[] | null;
  /** Refs by which a freeze may except it. */
  readonly belongsTo: readonly string[];
  /** Reviews and broken glasses of its ref are those of somebody else's entity, which may not be seen. */
  readonly hidden: boolean;
}

/** @internal */
export interface ReadKnownOptions {
  readonly knex: Knex;
  readonly subject: GateSubject;
  readonly settings: GateSettings;
  readonly publication: Publication;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Reads what gates judge by. The entity and its facts come from one query. Of a descriptor whose ref is that of an entity
 * that the caller may not see, nothing is read: the answer is that for a ref that nobody has heard of.
 * @throws NotFoundError for an entity that is not stored
 * @internal
 */
export async function readKnown(options: ReadKnownOptions): Promise<Known> {
  const { subject, now } = options;
  if (subject.kind === 'descriptor' && subject.described.hidden) {
    return nothingKnown(subject.described, now);
  }
  const base = await readBase(options);
  const { entityRef, entity } = base.input;
  const { knex, settings, publication } = options;
  const governance = await new GovernanceReader().read(knex, [entityRef], now);
  const { attestations = [], exemptions = [] } =
    governance.get(entityRef) ?? {};
  return {
    ...base,
    entityRef,
    input: { ...base.input, attestations, exemptions },
    counted: await readCountedStanding(knex, {
      ...{ entityRef, entity, publication },
    }),
    objectives: await readGateObjectives({
      ...{ knex, entityRef, now },
      limits: settings.sloLimits,
    }),
    hidden: false,
  };
}

type Base = Pick<Known, 'row' | 'input' | 'belongsTo'>;

function readBase(options: ReadKnownOptions): Promise<Base> {
  const { subject } = options;
  return subject.kind === 'entity'
    ? readStored(subject.entityRef, options)
    : readDescribed(subject.described, options);
}

async function readStored(
  entityRef: string,
  { knex, settings, now }: ReadKnownOptions,
): Promise<Base> {
  const visibility = { kind: 'all' } as const;
  const row = await readEntityRow({ knex, entityRef, visibility });
  if (!row) {
    throw new NotFoundError(`There is no entity ${entityRef} here`);
  }
  return {
    row,
    input: {
      entity: JSON.parse(row.entity),
      entityRef,
      tier:
        row.tier === null
          ? { kind: 'undeclared' }
          : { kind: 'declared', tier: row.tier as Tier },
      facts: mergedFacts(row.facts, settings.factReading),
      now,
    },
    belongsTo: belongsTo(row),
  };
}

/** Where the catalog has the entity, a freeze excepts it by what the catalog says, not by what the descriptor claims. */
async function readDescribed(
  described: DescribedEntity,
  { knex, settings, now }: ReadKnownOptions,
): Promise<Base> {
  const { entityRef, entity, tier, catalogFacts } = described;
  const row = await knex<DbEntitiesRow>('entities')
    .where({ entity_ref: entityRef })
    .first();
  const stored = mergedFacts(
    await readPushed(knex, entityRef),
    settings.factReading,
  );
  const facts = new Map([
    ...stored,
    ...catalogFacts.map(fact => [fact.factId, fact] as const),
  ]);
  return {
    row,
    input: { entity, entityRef, tier, facts, now },
    belongsTo: row ? belongsTo(row) : described.belongsTo,
  };
}

/** What sources observed, also before the catalog has the entity; what the catalog derives is derived anew. */
async function readPushed(
  knex: Knex,
  entityRef: string,
): Promise<Omit<GatheredFacts, 'hash'>[]> {
  const rows: DbFactsRow[] = await knex<DbFactsRow>('facts').where({
    entity_ref: entityRef,
  });
  return rows
    .filter(({ source }) => source !== CATALOG_SOURCE)
    .map(({ source, facts }) => ({ source, facts: parseStoredGroups(facts) }));
}

function nothingKnown(described: DescribedEntity, now: number): Known {
  const { entity, entityRef, tier, catalogFacts } = described;
  return {
    entityRef,
    row: undefined,
    input: {
      ...{ entity, entityRef, tier, now },
      facts: new Map(catalogFacts.map(fact => [fact.factId, fact])),
    },
    counted: { standards: [], gates: [] },
    objectives: null,
    belongsTo: described.belongsTo,
    hidden: true,
  };
}

function belongsTo(row: DbEntitiesRow): string[] {
  const { entity_ref, owner_ref, system_ref, domain_ref } = row;
  return [entity_ref, owner_ref, system_ref, domain_ref].flatMap(
    ref => ref ?? [],
  );
}
