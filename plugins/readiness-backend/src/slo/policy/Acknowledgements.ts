import { ConflictError, NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import {
  DbSloAcknowledgementsRow,
  DbSloObjectivesRow,
} from '../../database/sloTables';
import { DbEntitiesRow } from '../../database/tables';
import { Publication } from '../../standards/Publication';
import { verdictOf } from './verdictOf';

/** Names one objective of an entity. @internal */
export interface ObjectiveKey {
  readonly entityRef: string;
  readonly slo: string;
  readonly objective: string;
}

/** @internal */
export interface AcknowledgeOptions extends ObjectiveKey {
  /** Ref of the person. */
  readonly by: string;
  readonly comment: string | undefined;
  readonly publication: Publication | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

type AskedRow = Pick<DbSloObjectivesRow, 'state' | 'state_since'> &
  Pick<DbEntitiesRow, 'entity' | 'tier'>;

/**
 * What owners said to error-budget policies. One acknowledgement for each time in which a budget is in a state: the first
 * counts, and whoever comes second changes nothing.
 * @internal
 */
export class Acknowledgements {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Two statements. Fails with NotFoundError when the entity has no such objective, and with ConflictError when no policy
   * asks for an acknowledgement of the state in which its budget is.
   */
  async acknowledge(options: AcknowledgeOptions): Promise<void> {
    const row = await this.#asked(options);
    const verdict = verdictOf(row, options.publication);
    const isAsked =
      verdict.kind === 'follows' &&
      verdict.follows.some(one => one.acknowledgeWithin !== undefined);
    if (!isAsked) {
      throw new ConflictError(
        `There is nothing to acknowledge: ${verdict.reason}`,
      );
    }
    await this.#knex<DbSloAcknowledgementsRow>('slo_acknowledgements')
      .insert({
        entity_ref: options.entityRef,
        slo: options.slo,
        objective: options.objective,
        since: row.state_since,
        by: options.by,
        at: options.now,
        comment: options.comment ?? null,
      })
      .onConflict(['entity_ref', 'slo', 'objective', 'since'])
      .ignore();
  }

  async #asked({ entityRef, slo, objective }: ObjectiveKey): Promise<AskedRow> {
    const row = await this.#knex('slo_objectives')
      .join('entities', 'entities.entity_ref', 'slo_objectives.entity_ref')
      .where({ 'slo_objectives.entity_ref': entityRef, slo, objective })
      .first<AskedRow | undefined>(
        'slo_objectives.state',
        'slo_objectives.state_since',
        'entities.entity',
        'entities.tier',
      );
    if (!row) {
      throw new NotFoundError(
        `${entityRef} has no objective "${objective}" of an SLO "${slo}"`,
      );
    }
    return row;
  }
}
