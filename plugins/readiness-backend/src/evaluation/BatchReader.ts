import { Tier, TierDeclaration } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { EntityStore } from '../catalog/EntityStore';
import { DbScorecardsRow } from '../database/tables';
import { FactSettings } from '../facts/FactSettings';
import { FactStore } from '../facts/FactStore';
import { GovernanceReader } from '../governance/GovernanceReader';
import { NO_DECISIONS } from '../governance/governanceColumns';
import { ScorecardStore } from '../results/ScorecardStore';
import { Publication } from '../standards/Publication';
import { ConfirmedEntity, EvaluationCase } from './EvaluationCase';
import { factsReadIn } from './evaluateCase';
import {
  evaluationInputs,
  EvaluationSetting,
  mayStillHold,
} from './evaluationInputs';
import { ClaimedEntity } from './queueRows';

/** What is to be done with a claimed batch. Entities that no longer exist are in neither list. @internal */
export interface ReadBatch {
  /** To be evaluated. */
  readonly cases: readonly EvaluationCase[];
  /** Nothing that their last results were made from has changed, nor have these ended. */
  readonly confirmed: readonly ConfirmedEntity[];
}

/**
 * Reads what a batch of evaluations needs, in five queries however large the batch is, and in three more where entities
 * may not have changed at all. What an unchanged one was evaluated from is not read again: it is known by its versions.
 *
 * What changes between the queries costs nothing: whoever changes an entity, a fact or a decision on which results depend renews
 * the ticket of the entity in the same transaction, and what was read before is then not stored.
 * @internal
 */
export class BatchReader {
  readonly #knex: Knex;
  readonly #governance = new GovernanceReader();
  readonly #entities: EntityStore;
  readonly #facts: FactStore;
  readonly #scorecards: ScorecardStore;
  readonly #factSettings: FactSettings;

  constructor(options: {
    knex: Knex;
    entities: EntityStore;
    facts: FactStore;
    scorecards: ScorecardStore;
    factSettings: FactSettings;
  }) {
    this.#knex = options.knex;
    this.#entities = options.entities;
    this.#facts = options.facts;
    this.#scorecards = options.scorecards;
    this.#factSettings = options.factSettings;
  }

  async read(
    claimed: readonly ClaimedEntity[],
    at: { readonly publication: Publication; readonly now: number },
  ): Promise<ReadBatch> {
    const setting = { ...at, factSettings: this.#factSettings };
    const confirmed = await this.#confirm(
      claimed.filter(item => mayStillHold(item, setting)),
      setting,
    );
    const settled = new Set(confirmed.map(({ entityRef }) => entityRef));
    const open = claimed.filter(({ entityRef }) => !settled.has(entityRef));
    return {
      confirmed,
      cases:
        open.length > 0
          ? await this.#readCases(open, at.publication, setting)
          : [],
    };
  }

  async #confirm(
    claimed: readonly ClaimedEntity[],
    setting: EvaluationSetting,
  ): Promise<ConfirmedEntity[]> {
    if (claimed.length === 0) {
      return [];
    }
    const refs = claimed.map(({ entityRef }) => entityRef);
    const [entities, facts, decided] = await Promise.all([
      this.#entities.readVersions(refs),
      this.#facts.readVersions(refs),
      this.#governance.read(this.#knex, refs, setting.now),
    ]);
    return claimed.flatMap(({ entityRef, last }) => {
      const entity = entities.get(entityRef);
      const factVersions = facts.get(entityRef) ?? [];
      const decisions = decided.get(entityRef)?.version ?? '';
      const inputs =
        entity &&
        evaluationInputs({ ...entity, factVersions, decisions }, setting);
      return last && inputs !== undefined && inputs === last.inputs
        ? [{ entityRef, last: { ...last, inputs } }]
        : [];
    });
  }

  /** One case per claimed entity that still exists. */
  async #readCases(
    claimed: readonly ClaimedEntity[],
    publication: Publication,
    setting: EvaluationSetting,
  ): Promise<EvaluationCase[]> {
    const refs = claimed.map(({ entityRef }) => entityRef);
    const [rows, facts, decided, scorecards, adoptions] = await Promise.all([
      this.#entities.readRows(refs),
      this.#facts.readVersioned(refs, factsReadIn(publication)),
      this.#governance.read(this.#knex, refs, setting.now),
      this.#scorecards.readScorecards(refs),
      this.#scorecards.readAdoptions(refs),
    ]);
    const byEntity = grouped(scorecards);
    return claimed.flatMap(item => {
      const row = rows.get(item.entityRef);
      if (!row) {
        return [];
      }
      const known = facts.get(item.entityRef);
      const factVersions = known?.versions ?? [];
      const decisions = decided.get(item.entityRef) ?? NO_DECISIONS;
      return [
        {
          claimed: item,
          entityJson: row.entity,
          etag: row.etag,
          inputs: evaluationInputs(
            { ...row, factVersions, decisions: decisions.version },
            setting,
          ),
          tier: tierOf(row.tier),
          hasRotation: Boolean(row.has_rotation),
          facts: known?.facts ?? new Map(),
          decisions,
          scorecards: byEntity.get(item.entityRef) ?? [],
          adoption: adoptions.get(item.entityRef),
        },
      ];
    });
  }
}

function tierOf(tier: number | null): TierDeclaration {
  return tier === null
    ? { kind: 'undeclared' }
    : { kind: 'declared', tier: tier as Tier };
}

function grouped(
  rows: readonly DbScorecardsRow[],
): Map<string, DbScorecardsRow[]> {
  const groups = new Map<string, DbScorecardsRow[]>();
  for (const row of rows) {
    const group = groups.get(row.entity_ref);
    if (group) {
      group.push(row);
    } else {
      groups.set(row.entity_ref, [row]);
    }
  }
  return groups;
}
