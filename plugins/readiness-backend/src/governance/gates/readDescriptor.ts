import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  catalogFacts,
  Fact,
  readDescriptorObject,
  readTier,
} from 'backstage-readiness-core';
import { Knex } from 'knex';
import { compactEntity } from '../../catalog/compactEntity';
import { derivedColumns } from '../../catalog/entityRow';
import { entityOf } from '../../catalog/EntityStore';
import { DbEntitiesRow } from '../../database/tables';
import { Viewer } from '../../permissions/Viewer';
import { readVisibleRefs } from '../../results/readVisibleRefs';
import { ScorecardStore } from '../../results/ScorecardStore';
import { GateSettings } from './GateSettings';
import { DescribedEntity } from './GateSubject';
import { readSurroundings, Surroundings } from './readSurroundings';
import { withStored } from './withStored';

/** Entities that one descriptor may refer to. */
const MOST_TARGETS = 500;

/** @internal */
export interface ReadDescriptorOptions {
  readonly knex: Knex;
  readonly viewer: Pick<Viewer, 'visibilityAmong'>;
  readonly settings: GateSettings;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Reads a descriptor that a caller gives, as the catalog would, with what the catalog knows of its owner, its system and
 * its dependencies. Of those that the caller may not see it says what it would say if they did not exist. At most seven
 * queries.
 * @throws InputError when the catalog would refuse it
 * @internal
 */
export async function readDescriptor(
  descriptor: JsonObject,
  options: ReadDescriptorOptions,
): Promise<DescribedEntity> {
  const written = await validated(descriptor);
  const entityRef = stringifyEntityRef(written);
  const targets = targetsOf(written);
  const visible = await visibleAmong([entityRef, ...targets], options);
  const stored = await readStored(entityRef, options.knex);
  const hidden = stored !== undefined && !visible.has(entityRef);
  const entity =
    stored && !hidden ? withStored(written, entityOf(stored)) : written;
  const surroundings = await readSurroundings(entity, {
    knex: options.knex,
    visible: targets.filter(ref => visible.has(ref)),
  });
  const facts = await factsOf(entity, surroundings, options);
  const columns = derivedColumns(entity, facts, {
    tierSources: options.settings.tierSources,
    get: ref => surroundings.index.get(ref),
  });
  const seen = (ref: string | null) =>
    ref !== null && surroundings.index.get(ref) ? ref : null;
  return {
    ...{ entityRef, entity, hidden },
    tier: readTier(entity, options.settings.tierSources).declaration,
    catalogFacts: facts,
    owner: seen(columns.owner_ref),
    system: seen(columns.system_ref),
    domain: columns.domain_ref,
  };
}

async function validated(descriptor: JsonObject): Promise<Entity> {
  const reading = await readDescriptorObject(descriptor);
  if (reading.kind === 'refused') {
    throw new InputError(reading.message);
  }
  return compactEntity(reading.entity);
}

function targetsOf({ relations = [] }: Entity): string[] {
  const targets = [...new Set(relations.map(({ targetRef }) => targetRef))];
  if (targets.length > MOST_TARGETS) {
    throw new InputError(
      `The descriptor refers to ${targets.length} entities; at most ${MOST_TARGETS} can be looked at`,
    );
  }
  return targets;
}

async function visibleAmong(
  entityRefs: readonly string[],
  { knex, viewer }: ReadDescriptorOptions,
): Promise<ReadonlySet<string>> {
  const visibility = await viewer.visibilityAmong(entityRefs);
  return readVisibleRefs({ knex, entityRefs, visibility });
}

function readStored(
  entityRef: string,
  knex: Knex,
): Promise<DbEntitiesRow | undefined> {
  return knex<DbEntitiesRow>('entities')
    .where({ entity_ref: entityRef })
    .first();
}

async function factsOf(
  entity: Entity,
  { index, visible }: Surroundings,
  { knex, settings, now }: ReadDescriptorOptions,
): Promise<Fact[]> {
  const levels = await new ScorecardStore(knex).readLevels(
    settings.foundationStandard,
    visible,
  );
  return catalogFacts(entity, index, now, {
    tier: readTier(entity, settings.tierSources).declaration,
    levelOf: ref => levels.get(ref),
  });
}
