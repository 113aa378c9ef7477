import { Tier, TierDeclaration } from 'backstage-readiness-core';
import { EntityStore } from '../catalog/EntityStore';
import { DbScorecardsRow } from '../database/tables';
import { FactStore } from '../facts/FactStore';
import { ScorecardStore } from '../results/ScorecardStore';
import { Publication } from '../standards/Publication';
import { EvaluationCase } from './EvaluationCase';
import { factsReadIn } from './evaluateCase';
import { ClaimedEntity } from './queueRows';

/**
 * Reads what a batch of evaluations needs, in four queries however large the batch is.
 * @internal
 */
export class BatchReader {
  readonly #entities: EntityStore;
  readonly #facts: FactStore;
  readonly #scorecards: ScorecardStore;

  constructor(options: {
    entities: EntityStore;
    facts: FactStore;
    scorecards: ScorecardStore;
  }) {
    this.#entities = options.entities;
    this.#facts = options.facts;
    this.#scorecards = options.scorecards;
  }

  /** One case per claimed entity that still exists. */
  async read(
    claimed: readonly ClaimedEntity[],
    publication: Publication,
  ): Promise<EvaluationCase[]> {
    const refs = claimed.map(({ entityRef }) => entityRef);
    const [rows, facts, scorecards, adoptions] = await Promise.all([
      this.#entities.readRows(refs),
      this.#facts.read(refs, factsReadIn(publication)),
      this.#scorecards.readScorecards(refs),
      this.#scorecards.readAdoptions(refs),
    ]);
    const byEntity = grouped(scorecards);
    return claimed.flatMap(item => {
      const row = rows.get(item.entityRef);
      return row
        ? [
            {
              claimed: item,
              entityJson: row.entity,
              etag: row.etag,
              tier: tierOf(row.tier),
              hasRotation: Boolean(row.has_rotation),
              facts: facts.get(item.entityRef) ?? new Map(),
              scorecards: byEntity.get(item.entityRef) ?? [],
              adoption: adoptions.get(item.entityRef),
            },
          ]
        : [];
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
