import { NotFoundError } from '@backstage/errors';
import {
  CATALOG_SOURCE,
  CountedStanding,
  EntityFacts,
  EvaluationInput,
  GateObjective,
  stricterTier,
  Tier,
} from 'backstage-readiness-core';
import { Knex } from 'knex';
import { DbEntitiesRow, DbFactsRow } from '../../database/tables';
import { parseStoredGroups } from '../../facts/StoredFact';
import { GatheredFacts, mergedFacts } from '../../results/mergedFacts';
import { readEntityRow } from '../../results/readEntityRow';
import { Publication } from '../../standards/Publication';
import { EntityDecisions } from '../governanceColumns';
import { GovernanceReader } from '../GovernanceReader';
import { readCountedStanding } from '../standings/readCountedStanding';
import { GateSettings } from './GateSettings';
import { DescribedEntity, GateSubject } from './GateSubject';
import { readGateObjectives } from './readGateObjectives';
import { withoutNames } from './withoutNames';

/** What is known of an entity, or of a descriptor, apart from what people decided at single gates. @internal */
export interface Known {
  readonly entityRef: string;
  /** Of the catalog; undefined for a descriptor of which the catalog has no entity, or none that may be seen. */
  readonly row: DbEntitiesRow | undefined;
  readonly input: EvaluationInput;
  readonly counted: CountedStanding;
  /** The sign-offs and exemptions of `input`, with their ids. */
  readonly decisions: EntityDecisions;
  /** Null when it has no SLO. */
  readonly objectives: readonly GateObjective[] | null;
  /** Refs by which a freeze may except it. */
  readonly belongsTo: readonly string[];
  /** Reviews and broken glasses of its ref are those of an entity that may not be seen. */
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

/** Where it belongs decides which exemptions hold for it, and which freezes do not. */
interface Base {
  readonly row: DbEntitiesRow | undefined;
  readonly input: EvaluationInput;
  readonly owner: string | null;
  readonly system: string | null;
  readonly domain: string | null;
}

const NO_STANDING: CountedStanding = { standards: [], gates: [] };

/**
 * Reads what gates judge by. A stored entity and its facts come from one query. Of a descriptor whose ref is that of an
 * entity that the caller may not see, nothing is read about that ref: the answer is that for a ref that nobody has heard
 * of. Of an entity that is gone no SLO is named.
 * @throws NotFoundError for an entity that is not stored
 * @internal
 */
export async function readKnown(options: ReadKnownOptions): Promise<Known> {
  const { subject, knex, publication, now } = options;
  const hidden = subject.kind === 'descriptor' && subject.described.hidden;
  const base = await readBase(options);
  const { entityRef, entity } = base.input;
  const counted = hidden
    ? NO_STANDING
    : await readCountedStanding(knex, { entityRef, entity, publication });
  const judged = stricterTier(base.input.tier, counted.tier);
  const decisions = await new GovernanceReader().readSubject(
    knex,
    {
      entity_ref: hidden ? '' : entityRef,
      owner_ref: base.owner,
      system_ref: base.system,
      tier: judged.kind === 'declared' ? judged.tier : null,
    },
    now,
  );
  const { attestations, exemptions } = decisions;
  return {
    ...{ entityRef, counted, hidden, decisions, row: base.row },
    input: { ...base.input, attestations, exemptions },
    objectives: hidden ? null : await readObjectives(base, options),
    belongsTo: [entityRef, base.owner, base.system, base.domain].flatMap(
      ref => ref ?? [],
    ),
  };
}

/** Nobody can tell any more who was allowed to see an entity that is gone: what it had counts, and is not named. */
async function readObjectives(
  { row, input: { entityRef } }: Base,
  { knex, now, settings }: ReadKnownOptions,
): Promise<readonly GateObjective[] | null> {
  const objectives = await readGateObjectives({
    ...{ knex, entityRef, now },
    limits: settings.sloLimits,
  });
  return row ? objectives : withoutNames(objectives);
}

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
    ...{ row, ...placeOf(row) },
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
  };
}

/** Where the catalog has the entity, it belongs where the catalog says, not where the descriptor claims. */
async function readDescribed(
  described: DescribedEntity,
  options: ReadKnownOptions,
): Promise<Base> {
  const { entityRef, entity, tier, hidden } = described;
  const { knex, now } = options;
  const row = hidden
    ? undefined
    : await knex<DbEntitiesRow>('entities')
        .where({ entity_ref: entityRef })
        .first();
  const facts = await factsOfDescribed(described, options);
  return {
    ...{ row, ...(row ? placeOf(row) : described) },
    input: { entity, entityRef, tier, facts, now },
  };
}

async function factsOfDescribed(
  { entityRef, hidden, catalogFacts }: DescribedEntity,
  { knex, settings }: ReadKnownOptions,
): Promise<EntityFacts> {
  const rows = hidden ? [] : await readPushed(knex, entityRef);
  return new Map([
    ...mergedFacts(rows, settings.factReading),
    ...catalogFacts.map(fact => [fact.factId, fact] as const),
  ]);
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

function placeOf({ owner_ref, system_ref, domain_ref }: DbEntitiesRow) {
  return { owner: owner_ref, system: system_ref, domain: domain_ref };
}
