import {
  AdoptionView,
  EntityReadiness,
} from 'backstage-plugin-readiness-common';
import {
  EntityEvaluation,
  evaluateEntity,
  EvaluationInput,
  Tier,
} from 'backstage-readiness-core';
import { Knex } from 'knex';
import { ADOPTION_WORDS } from '../adoption/adoptionLetters';
import { decisionsOf } from '../governance/governanceColumns';
import { Viewer } from '../permissions/Viewer';
import { Publication } from '../standards/Publication';
import { changeView } from './changeView';
import { summaryOf } from './entitySummary';
import { DAY_MILLISECONDS, isoInstant } from './instants';
import { FactReading, mergedFacts } from './mergedFacts';
import { optional } from './optional';
import { EntityRow, readEntityRow } from './readEntityRow';
import { RenderedScorecard, renderScorecard } from './renderScorecard';
import { letterAt } from './slotsOf';
import { entityVersion } from './readEntityVersion';
import { listedEntities, withVisibleFacts } from './withVisibleFacts';

const SHOWN_CHANGES_AGE = 7 * DAY_MILLISECONDS;

/** @internal */
export interface ReadEntityOptions {
  readonly knex: Knex;
  readonly entityRef: string;
  readonly viewer: Pick<Viewer, 'seesEverything' | 'visibilityAmong'>;
  readonly publication: Publication | undefined;
  readonly factReading: FactReading;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What readiness says about one entity, and for how long. @internal */
export interface ReadEntity {
  readonly readiness: EntityReadiness;
  /** Of what is stored: with another one the answer may be another. */
  readonly version: string;
  /** Epoch milliseconds until which it holds, but for ages in words. */
  readonly validUntil: number;
  /** Its facts list entities: what it says depends on which of them the viewer sees. */
  readonly listsEntities: boolean;
}

/**
 * Everything readiness says about one entity; undefined when it is not known or may not be seen. One query, and
 * one more for the entities that its facts list where the viewer does not see everything.
 *
 * @remarks
 * The contract between what is stored and what is shown: statuses, levels, scores and adoption are always the stored
 * ones, so that this page, the lists and the figures agree. Only letters are stored; the words (reason, who acts,
 * facts) come from evaluating again, by the same core, from the stored facts and the published documents at this
 * instant. Where that evaluation gives another letter, a change has not been evaluated yet: the stored status
 * stays, its reason says what is known now, and `pending` is true.
 * @internal
 */
export async function readEntity(
  options: ReadEntityOptions,
): Promise<ReadEntity | undefined> {
  const { knex, entityRef, viewer } = options;
  const visibility = await viewer.visibilityAmong([entityRef]);
  const changesSince = options.now - SHOWN_CHANGES_AGE;
  const row = await readEntityRow({
    ...{ knex, entityRef, visibility },
    moment: { changesSince, decidedAt: options.now },
  });
  if (!row) {
    return undefined;
  }
  const { view, validUntil } = entityView(row, options);
  const listed = listedEntities(view.scorecards);
  return {
    readiness: {
      ...view,
      scorecards: await withVisibleFacts(view.scorecards, listed, options),
    },
    version: entityVersion(row),
    validUntil: Math.min(
      validUntil,
      ...row.changes.map(({ at }) => Number(at) + SHOWN_CHANGES_AGE),
    ),
    listsEntities: listed.length > 0,
  };
}

function entityView(
  row: EntityRow,
  { publication, factReading, now }: ReadEntityOptions,
): { readonly view: EntityReadiness; readonly validUntil: number } {
  const view: EntityReadiness = {
    entity: summaryOf(row),
    tierProblem: row.tier_problem,
    evaluatedAt:
      row.evaluated_at === null ? null : isoInstant(row.evaluated_at),
    pending: row.evaluated_at === null || Boolean(row.requested),
    scorecards: [],
    outOfScope: [],
    adoption: [],
    changes: row.changes.map(change => changeView(change, publication)),
  };
  // Nothing is said about an entity whose turn has not come, not even that a standard does not apply.
  if (!publication || row.evaluated_at === null) {
    return { view, validUntil: Infinity };
  }
  const input = inputOf(row, factReading, now);
  const fresh = evaluateEntity(publication.documents, input);
  const scorecards = renderScorecards(row, { publication, input, fresh });
  const adoption = renderAdoption(row, publication, fresh);
  return {
    view: {
      ...view,
      pending:
        view.pending ||
        scorecards.some(({ outdated }) => outdated) ||
        scorecards.length !== fresh.scorecards.length ||
        adoption.outdated,
      scorecards: scorecards.map(scorecard => scorecard.view),
      outOfScope: outOfScopeViews(fresh, scorecards, publication),
      adoption: adoption.views,
    },
    validUntil: fresh.validUntil ?? Infinity,
  };
}

function inputOf(
  row: EntityRow,
  factReading: FactReading,
  now: number,
): EvaluationInput {
  return {
    entity: JSON.parse(row.entity),
    entityRef: row.entity_ref,
    tier:
      row.tier === null
        ? { kind: 'undeclared' }
        : { kind: 'declared', tier: row.tier as Tier },
    facts: mergedFacts(row.facts, factReading),
    ...decisionsOf(row),
    now,
  };
}

function renderScorecards(
  row: EntityRow,
  options: {
    readonly publication: Publication;
    readonly input: EvaluationInput;
    readonly fresh: EntityEvaluation;
  },
): RenderedScorecard[] {
  return options.publication.documents.standards.flatMap(standard => {
    const stored = row.scorecards.find(card => card.standard === standard.name);
    const fresh = options.fresh.scorecards.find(
      card => card.standard === standard.name,
    );
    return stored
      ? [renderScorecard({ ...options, standard, stored, fresh })]
      : [];
  });
}

function outOfScopeViews(
  fresh: EntityEvaluation,
  shown: readonly RenderedScorecard[],
  { documents }: Publication,
): EntityReadiness['outOfScope'] {
  return fresh.outOfScope
    .filter(
      ({ standard }) => !shown.some(card => card.view.standard === standard),
    )
    .map(({ standard, reason }) => ({
      standard,
      title:
        documents.standards.find(({ name }) => name === standard)?.title ??
        standard,
      reason,
    }));
}

function renderAdoption(
  row: EntityRow,
  { documents, slots }: Publication,
  fresh: EntityEvaluation,
): { views: AdoptionView[]; outdated: boolean } {
  const alternatives: Record<string, string> = JSON.parse(
    row.adoption_alternatives ?? '{}',
  );
  let outdated = false;
  const views = documents.capabilities.flatMap((capability): AdoptionView[] => {
    const slot = slots.capabilities.indexOf(capability.name);
    const stored = ADOPTION_WORDS.get(
      letterAt(row.adoption_statuses ?? '', slot),
    );
    const now = fresh.adoption.find(one => one.capability === capability.name);
    const agrees =
      now?.status === stored?.status && now?.stale === stored?.stale;
    outdated ||= !agrees;
    if (!stored) {
      return [];
    }
    return [
      {
        capability: capability.name,
        title: capability.title,
        ...stored,
        ...optional('alternative', alternatives[capability.name]),
        reason: agrees && now ? now.reason : 'It is being evaluated again',
        links: { ...capability.links },
      },
    ];
  });
  return { views, outdated };
}
