import { randomUUID } from 'node:crypto';
import {
  encodeOutcome,
  EMPTY_SLOT,
  evaluateEntity,
  Scorecard,
  Tier,
} from 'backstage-readiness-core';
import { Knex } from 'knex';
import { DbEntitiesRow, DbFactsRow } from '../database/tables';
import { parseStoredGroups } from '../facts/StoredFact';
import { mergedFacts } from '../results/mergedFacts';
import { slotsOf } from '../results/slotsOf';
import { Publication } from '../standards/Publication';

/** Facts never grow old, and the first source by name owns them. @internal */
export const TEST_FACT_READING = { priority: [], freshFor: () => undefined };

/**
 * Evaluates an entity by the core and stores the results, in the form in which workers store them.
 * @internal
 */
export async function storeEvaluation(
  knex: Knex,
  entityRef: string,
  options: { readonly publication: Publication; readonly now: number },
): Promise<void> {
  const { publication, now } = options;
  const row = await knex<DbEntitiesRow>('entities')
    .where({ entity_ref: entityRef })
    .first();
  if (!row) {
    throw new Error(`The test has not inserted ${entityRef}`);
  }
  const facts = await knex<DbFactsRow>('facts').where({
    entity_ref: entityRef,
  });
  const evaluation = evaluateEntity(publication.documents, {
    entity: JSON.parse(row.entity),
    entityRef,
    tier:
      row.tier === null
        ? { kind: 'undeclared' }
        : { kind: 'declared', tier: row.tier as Tier },
    facts: mergedFacts(
      facts.map(({ source, facts: stored }) => ({
        source,
        facts: parseStoredGroups(stored),
      })),
      TEST_FACT_READING,
    ),
    now,
  });
  for (const scorecard of evaluation.scorecards) {
    await knex('scorecards').insert({
      entity_ref: entityRef,
      standard: scorecard.standard,
      level_rank: scorecard.levelRank,
      highest_rank: scorecard.highestRank,
      score: millionths(scorecard.score),
      known: millionths(scorecard.known),
      statuses: lettersFor(scorecard, publication),
      values_used: JSON.stringify(scorecard.valuesUsed),
      judged_tier: row.tier ?? 0,
      revision: publication.revision,
      changed_at: now,
    });
  }
  const adoptions = new Map(
    evaluation.adoption.map(one => [one.capability, one]),
  );
  const letters = { adopted: 'a', 'not-adopted': 'n', unknown: 'u' };
  await knex('adoptions').insert({
    entity_ref: entityRef,
    statuses: publication.slots.capabilities
      .map(name => {
        const adoption = adoptions.get(name);
        return adoption ? letters[adoption.status] : EMPTY_SLOT;
      })
      .join(''),
    alternatives: JSON.stringify(
      Object.fromEntries(
        evaluation.adoption.flatMap(({ capability, alternative }) =>
          alternative === undefined ? [] : [[capability, alternative]],
        ),
      ),
    ),
    changed_at: now,
  });
  await knex('evaluations').insert({
    entity_ref: entityRef,
    due_at: now + 1_000_000_000,
    ticket: randomUUID(),
    requested: false,
    attempts: 0,
    revision: publication.revision,
    etag: row.etag,
    evaluated_at: now,
    valid_until: now + 1_000_000_000,
    inputs: null,
  });
}

function lettersFor(scorecard: Scorecard, publication: Publication): string {
  const standard = publication.documents.standards.find(
    ({ name }) => name === scorecard.standard,
  );
  if (!standard) {
    throw new Error(`${scorecard.standard} is not in the publication`);
  }
  const letters = new Map(
    slotsOf(publication, standard).map(({ check, slot }) => [
      slot,
      encodeOutcome(scorecard.outcomes[standard.checks.indexOf(check)]),
    ]),
  );
  const order = publication.slots.standards[scorecard.standard] ?? [];
  return order.map((_, slot) => letters.get(slot) ?? EMPTY_SLOT).join('');
}

function millionths(share: number | null): number | null {
  return share === null ? null : Math.round(share * 1e6);
}
