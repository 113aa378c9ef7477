import {
  AdoptionFiguresView,
  AdoptionOverview,
} from 'backstage-plugin-readiness-common';
import { Capability } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { gathered, jsonLists } from '../database/dialect';
import { DbInstant } from '../database/tables';
import { Visibility, whereVisible } from '../permissions/Visibility';
import {
  ResolvedFilter,
  resolveFilter,
  whereFilter,
} from '../results/entityFilter';
import { isoInstant } from '../results/instants';
import { figuresOf, FiguresOptions } from '../results/readOverview';
import { CapabilityCount, CountedEntity } from './CapabilityCount';
import { departures, whereLeft } from './leavers';
import { Notables, readNotables } from './readNotables';
import { PastRates, readPastRates } from './readPastRates';
import { readWorstStates } from './readWorstStates';

const MOST_LEAVERS = 20;

interface LeaverRow {
  capability: string;
  entity_ref: string;
  title: string | null;
  name: string;
  at: DbInstant;
}

/**
 * How far each capability has been adopted among what a viewer may see. Five queries, and one for the group tree where
 * an owner is asked for. The change of 30 days is of the whole organisation, so it is given only to who sees all of it.
 * @internal
 */
export async function readAdoption(
  options: FiguresOptions,
): Promise<AdoptionOverview> {
  const { knex, visibility, publication, now } = options;
  const filter = await resolveFilter(options.filter, options);
  const context = { knex, filter, visibility, now };
  const capabilities = publication?.documents.capabilities ?? [];
  const slots = publication?.slots.capabilities ?? [];
  const [entities, states] = await Promise.all([
    readEntities(context),
    readWorstStates(knex),
  ]);
  const counts = capabilities.map(
    capability =>
      new CapabilityCount(
        capability,
        entities,
        slots.indexOf(capability.name),
        { now, states },
      ),
  );
  const notables = await readNotables(
    knex,
    counts.flatMap(count => count.notAdopted.map(one => one.entityRef)),
  );
  const leavers = await readLeavers(context, capabilities, slots);
  const pastRates =
    visibility.kind === 'all'
      ? await readPastRates(knex, { ...options.filter, team: filter.team }, now)
      : undefined;
  return {
    figuresOf: figuresOf(visibility),
    at: isoInstant(now),
    capabilities: counts.map(count =>
      capabilityFigures(count, { notables, leavers, pastRates }),
    ),
  };
}

interface AdoptionContext {
  readonly knex: Knex;
  readonly filter: ResolvedFilter;
  readonly visibility: Visibility;
  readonly now: number;
}

async function readEntities({
  knex,
  filter,
  visibility,
}: AdoptionContext): Promise<CountedEntity[]> {
  const entities = jsonLists(knex, [
    'entities.entity_ref',
    'entities.tier',
    'entities.owner_ref',
    'adoptions.statuses',
  ]);
  const query = knex('adoptions')
    .join('entities', 'entities.entity_ref', 'adoptions.entity_ref')
    .select<{ entities: string | CountedEntity[] | null }[]>(
      knex.raw(`${entities} as entities`),
    );
  whereFilter(query, filter, knex);
  whereVisible(query, visibility, knex);
  const [row] = await query;
  return gathered(row.entities);
}

/** One query for all capabilities; none where there is nothing to ask. */
async function readLeavers(
  context: AdoptionContext,
  capabilities: readonly Capability[],
  slots: readonly string[],
): Promise<LeaverRow[]> {
  const { knex } = context;
  // SQLite takes a limit inside a union only in a derived table.
  const [first, ...others] = capabilities.map(({ name }) =>
    knex
      .select('*')
      .from(leaversOf(context, name, slots.indexOf(name)).as('leavers')),
  );
  return first ? first.unionAll(others) : [];
}

function leaversOf(
  { knex, filter, visibility, now }: AdoptionContext,
  capability: string,
  slot: number,
): Knex.QueryBuilder {
  const lastDeparture = departures(knex, { capability, now })
    .whereRaw('changes.entity_ref = entities.entity_ref')
    .max('changes.at')
    .as('at');
  const query = knex('entities')
    .leftJoin('adoptions', 'adoptions.entity_ref', 'entities.entity_ref')
    .select(
      knex.raw('? as capability', [capability]),
      'entities.entity_ref',
      'entities.title',
      'entities.name',
      lastDeparture,
    )
    .orderBy('at', 'desc')
    .orderBy('entities.entity_ref')
    .limit(MOST_LEAVERS);
  whereFilter(query, filter, knex);
  whereVisible(query, visibility, knex);
  whereLeft(query, { knex, capability, slot, now });
  return query;
}

function capabilityFigures(
  count: CapabilityCount,
  options: {
    readonly notables: Notables;
    readonly leavers: readonly LeaverRow[];
    readonly pastRates: PastRates | undefined;
  },
): AdoptionFiguresView {
  const { name } = count.capability;
  const past = options.pastRates?.get(name);
  const { rate } = count.figures.services;
  return {
    ...count.view(),
    change30Days:
      past === undefined || rate === null
        ? null
        : Math.round((rate - past) * 1e6) / 1e6,
    notAdopted: count.notAdopted.flatMap(({ entityRef, status }) => {
      const notable = options.notables.get(entityRef);
      return notable ? [notable.view(name, status)] : [];
    }),
    leavers: options.leavers
      .filter(({ capability }) => capability === name)
      .map(row => ({
        entityRef: row.entity_ref,
        title: row.title ?? row.name,
        at: isoInstant(row.at),
      })),
  };
}
