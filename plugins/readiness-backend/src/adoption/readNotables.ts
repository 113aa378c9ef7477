import {
  AdoptionFiguresView,
  AdoptionStatus,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { whereInList } from '../database/dialect';
import {
  SummaryRow,
  summaryOf,
  SUMMARY_COLUMNS,
} from '../results/entitySummary';
import { optional } from '../results/optional';

/**
 * The few entities that an answer names, by ref.
 * @internal
 */
export type Notables = ReadonlyMap<string, Notable>;

/** @internal */
export class Notable {
  readonly #row: SummaryRow;
  readonly #alternatives: Record<string, string>;

  constructor(row: SummaryRow & { alternatives: string }) {
    this.#row = row;
    this.#alternatives = JSON.parse(row.alternatives);
  }

  view(
    capability: string,
    status: AdoptionStatus,
  ): AdoptionFiguresView['notAdopted'][number] {
    return {
      entity: summaryOf(this.#row),
      status,
      ...optional('alternative', this.#alternatives[capability]),
    };
  }
}

/**
 * Reads the entities that are named, which have been found visible already.
 * @internal
 */
export async function readNotables(
  knex: Knex,
  entityRefs: readonly string[],
): Promise<Notables> {
  const query = knex('entities')
    .join('adoptions', 'adoptions.entity_ref', 'entities.entity_ref')
    .select<(SummaryRow & { alternatives: string })[]>(
      ...SUMMARY_COLUMNS,
      'adoptions.alternatives',
    );
  whereInList(query, knex, 'entities.entity_ref', [...new Set(entityRefs)]);
  const rows = await query;
  return new Map(rows.map(row => [row.entity_ref, new Notable(row)]));
}
