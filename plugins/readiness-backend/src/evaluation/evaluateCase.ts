import {
  EntityEvaluation,
  evaluateEntity,
  factsReadBy,
  Standard,
} from 'backstage-readiness-core';
import { entityOf } from '../catalog/EntityStore';
import { DbAdoptionsRow, DbScorecardsRow } from '../database/tables';
import { NewChange } from '../results/ChangeLog';
import { Publication } from '../standards/Publication';
import { adoptionContent, isSameAdoption } from './adoptionRow';
import { CauseContext, NewScorecard, scorecardCauses } from './causes';
import { compareAdoption } from './compareAdoption';
import { ConfirmedEntity, EvaluationCase } from './EvaluationCase';
import { NEVER_DUE } from './queueRows';
import { CoveredInput } from './evaluationInputs';
import { ROTATION_FACT, rotationOf } from './rotationOf';
import { isSameScorecard, scorecardContent } from './scorecardRow';
import { scorecardChange } from './scorecardChange';

/** What an evaluation adds to what is stored. @internal */
export interface EvaluationResult {
  readonly entityRef: string;
  readonly etag: string;
  /** Hash of all that it was made from. */
  readonly inputs: string;
  /** Epoch milliseconds until which it holds. */
  readonly validUntil: number;
  /** Scorecards that differ from the stored ones. */
  readonly scorecards: readonly DbScorecardsRow[];
  /** Standards whose scorecard ends. */
  readonly ended: readonly string[];
  /** Present when it differs from the stored one. */
  readonly adoption?: DbAdoptionsRow;
  /** Present when it differs from the stored one. */
  readonly hasRotation?: boolean;
  readonly changes: readonly NewChange[];
}

/**
 * Evaluates one entity and compares the results with the stored ones. Pure.
 * @internal
 */
export function evaluateCase(
  item: EvaluationCase,
  publication: Publication,
  now: number,
): EvaluationResult {
  const { entityRef } = item.claimed;
  const entity = entityOf({ entity: item.entityJson });
  const { tier, facts } = item;
  const { attestations, exemptions } = item.decisions;
  const input: CoveredInput = {
    ...{ entity, entityRef, tier, facts, now },
    ...{ attestations, exemptions },
  };
  const evaluation = evaluateEntity(publication.documents, input);
  const rotation = rotationOf(entity, item.facts, now);
  return {
    entityRef,
    etag: item.etag,
    inputs: item.inputs,
    validUntil: Math.min(
      evaluation.validUntil ?? NEVER_DUE,
      rotation.until ?? NEVER_DUE,
    ),
    ...compareScorecards(item, publication, evaluation, now),
    ...(rotation.isKnown !== item.hasRotation && {
      hasRotation: rotation.isKnown,
    }),
  };
}

/**
 * The result for an entity whose last one still holds, because nothing that it was made from has changed. Pure.
 * @internal
 */
export function confirmedResult({
  entityRef,
  last,
}: ConfirmedEntity): EvaluationResult {
  const { etag, inputs, validUntil } = last;
  return {
    ...{ entityRef, etag, inputs, validUntil },
    ...{ scorecards: [], ended: [], changes: [] },
  };
}

const factIdsByPublication = new WeakMap<Publication, ReadonlySet<string>>();

/**
 * The facts that an evaluation by this publication can use.
 * @internal
 */
export function factsReadIn(publication: Publication): ReadonlySet<string> {
  const known = factIdsByPublication.get(publication);
  if (known) {
    return known;
  }
  const { standards, capabilities } = publication.documents;
  const factIds = new Set([
    ROTATION_FACT,
    ...standards.flatMap(({ checks }) => checks.flatMap(factsReadBy)),
    ...capabilities.flatMap(({ adoptedWhen, alternative }) => [
      ...(adoptedWhen.kind === 'rule' ? adoptedWhen.rule.reads.factIds : []),
      ...(alternative?.reads.factIds ?? []),
    ]),
  ]);
  factIdsByPublication.set(publication, factIds);
  return factIds;
}

function compareScorecards(
  item: EvaluationCase,
  publication: Publication,
  evaluation: EntityEvaluation,
  now: number,
): Pick<EvaluationResult, 'scorecards' | 'ended' | 'adoption' | 'changes'> {
  const context: CauseContext = { ...item, publication };
  const stored = new Map(item.scorecards.map(row => [row.standard, row]));
  const fresh = newScorecards(evaluation, publication);
  const scorecards = new Array<DbScorecardsRow>();
  const changes = new Array<NewChange>();
  for (const [name, after] of fresh) {
    const before = stored.get(name);
    if (!before || !isSameScorecard(before, after.content)) {
      const causes = scorecardCauses(name, before, after, context);
      scorecards.push(rowOf(item, name, after, publication, now));
      changes.push(
        scorecardChange({
          item,
          name,
          before,
          after,
          causes,
          publication,
          now,
        }),
      );
    }
  }
  const ended = [...stored.keys()].filter(name => !fresh.has(name));
  for (const name of ended) {
    const before = stored.get(name);
    const causes = scorecardCauses(name, before, undefined, context);
    changes.push(
      scorecardChange({ item, name, before, causes, publication, now }),
    );
  }
  const adoption = compareAdoptionRow(item, evaluation, context, now);
  return {
    scorecards,
    ended,
    adoption: adoption.row,
    changes: [...changes, ...adoption.changes],
  };
}

function newScorecards(
  { scorecards, tier }: EntityEvaluation,
  { documents, slots }: Publication,
): Map<string, NewScorecard> {
  const standards = new Map(
    documents.standards.map((item): [string, Standard] => [item.name, item]),
  );
  return new Map(
    scorecards.flatMap((scorecard): [string, NewScorecard][] => {
      const standard = standards.get(scorecard.standard);
      if (!standard) {
        return [];
      }
      const judgedTier =
        tier.kind === 'declared' ? tier.tier : standard.strictestTier;
      const order = slots.standards[standard.name] ?? [];
      const content = scorecardContent(scorecard, standard, order, judgedTier);
      return [[standard.name, { content, scorecard, standard }]];
    }),
  );
}

function rowOf(
  { claimed }: EvaluationCase,
  standard: string,
  { content }: NewScorecard,
  { revision }: Publication,
  now: number,
): DbScorecardsRow {
  const { entityRef } = claimed;
  return {
    entity_ref: entityRef,
    standard,
    ...content,
    revision,
    changed_at: now,
  };
}

function compareAdoptionRow(
  item: EvaluationCase,
  { adoption }: EntityEvaluation,
  context: CauseContext,
  now: number,
): { row?: DbAdoptionsRow; changes: NewChange[] } {
  const { publication, claimed } = context;
  const content = adoptionContent(adoption, publication.slots.capabilities);
  if (isSameAdoption(item.adoption, content)) {
    return { changes: [] };
  }
  const { entityRef } = claimed;
  return {
    row: { entity_ref: entityRef, ...content, changed_at: now },
    changes: compareAdoption(item.adoption, content, context).map(
      ({ capability, before, after, causes }) => ({
        at: now,
        entity_ref: entityRef,
        subject_kind: 'capability',
        subject: capability,
        causes: JSON.stringify(causes),
        from_rank: null,
        to_rank: null,
        from_score: null,
        to_score: null,
        details: JSON.stringify({ [capability]: [before, after] }),
        revision: publication.revision,
      }),
    ),
  };
}
