import { OwnershipGap } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { DbEntitiesRow } from '../database/tables';

/** @internal */
export type GapRow = Pick<
  DbEntitiesRow,
  'kind' | 'owner_state' | 'has_contact' | 'has_rotation' | 'tier'
>;

/** Kinds that nobody owns: the people, and what the catalog keeps for itself. */
const UNOWNED_KINDS = ['user', 'group', 'location'];

interface GapDefinition {
  readonly gap: OwnershipGap;
  readonly text: string;
  /** Only what runs is paged for and has a tier. */
  readonly componentsOnly: boolean;
  readonly has: (row: GapRow) => boolean;
  /** The same as `has`. */
  readonly sql: string;
}

const GAPS: readonly GapDefinition[] = [
  {
    gap: 'no-owner',
    text: 'It names no owner',
    componentsOnly: false,
    has: row => row.owner_state === 'none',
    sql: "entities.owner_state = 'none'",
  },
  {
    gap: 'owner-missing',
    text: 'Its owner does not exist in the catalog',
    componentsOnly: false,
    has: row => row.owner_state === 'missing',
    sql: "entities.owner_state = 'missing'",
  },
  {
    gap: 'owner-not-a-group',
    text: 'Its owner is not a group',
    componentsOnly: false,
    has: row => row.owner_state === 'not-a-group',
    sql: "entities.owner_state = 'not-a-group'",
  },
  {
    gap: 'no-contact',
    text: 'There is no way to reach the owning team',
    componentsOnly: false,
    has: row => !row.has_contact,
    sql: 'not entities.has_contact',
  },
  {
    gap: 'no-rotation',
    text: 'No on-call rotation is known',
    componentsOnly: true,
    has: row => !row.has_rotation,
    sql: 'not entities.has_rotation',
  },
  {
    gap: 'no-tier',
    text: 'It declares no valid tier',
    componentsOnly: true,
    has: row => row.tier === null,
    sql: 'entities.tier is null',
  },
];

/**
 * All gaps, in the order in which they are shown.
 * @internal
 */
export const OWNERSHIP_GAPS: readonly OwnershipGap[] = GAPS.map(
  ({ gap }) => gap,
);

/**
 * What is missing before somebody can be called about an entity.
 * @internal
 */
export function gapsOf(row: GapRow): { code: OwnershipGap; text: string }[] {
  return GAPS.filter(definition => applies(definition, row)).map(
    ({ gap, text }) => ({ code: gap, text }),
  );
}

function applies(definition: GapDefinition, row: GapRow): boolean {
  return (
    !UNOWNED_KINDS.includes(row.kind) &&
    (!definition.componentsOnly || row.kind === 'component') &&
    definition.has(row)
  );
}

/**
 * Narrows a query over `entities` to kinds that can have gaps.
 * @internal
 */
export function whereOwnable(query: Knex.QueryBuilder): void {
  query.whereNotIn('entities.kind', UNOWNED_KINDS);
}

/**
 * Narrows a query over `entities` to those that have one of the gaps.
 * @internal
 */
export function whereGap(
  query: Knex.QueryBuilder,
  gaps: readonly OwnershipGap[],
): void {
  whereOwnable(query);
  query.where(group => {
    for (const { gap, componentsOnly, sql } of GAPS) {
      if (gaps.includes(gap)) {
        group.orWhereRaw(
          componentsOnly ? `(entities.kind = 'component' and ${sql})` : sql,
        );
      }
    }
  });
}
