import { BreakGlassStanding, HoldStanding } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { DbBreakGlassesRow, DbHoldsRow } from '../../database/governanceTables';
import { optional } from '../../results/optional';

/** What people have stopped and broken, as of one instant. @internal */
export interface Stops {
  /** Of one gate: its own holds and those of all gates. */
  holdsOf(gate: string): readonly HoldStanding[];
  /** The glass of one gate that is broken for the entity; the one that stays broken longest. */
  glassOf(gate: string): BreakGlassStanding | undefined;
}

/**
 * The holds in force, and the glasses that are broken for an entity, of all gates. Two queries.
 * @internal
 */
export async function readStops(
  knex: Knex,
  { entityRef, now }: { readonly entityRef: string; readonly now: number },
): Promise<Stops> {
  const holds = await holdsInForce(knex, now);
  const glasses: DbBreakGlassesRow[] = await knex<DbBreakGlassesRow>(
    'break_glasses',
  )
    .where('entity_ref', entityRef)
    .andWhere('until', '>', now)
    .orderBy('until', 'desc');
  return {
    holdsOf: gate =>
      holds
        .filter(hold => hold.gate === null || hold.gate === gate)
        .map(holdStanding),
    glassOf: gate => {
      const glass = glasses.find(one => one.gate === gate);
      return glass && glassStanding(glass);
    },
  };
}

/** Neither lifted nor over, the newest first. @internal */
export async function holdsInForce(
  knex: Knex,
  now: number,
): Promise<DbHoldsRow[]> {
  return knex<DbHoldsRow>('holds')
    .whereNull('lifted_at')
    .andWhere(open => open.whereNull('until').orWhere('until', '>', now))
    .orderBy('id', 'desc');
}

function holdStanding({ reason, by, until }: DbHoldsRow): HoldStanding {
  return {
    ...{ reason, by },
    ...optional('until', until === null ? undefined : Number(until)),
  };
}

function glassStanding(row: DbBreakGlassesRow): BreakGlassStanding {
  const { reason, by, at, until } = row;
  return { reason, by, at: Number(at), until: Number(until) };
}
