import { ChangeCauseKind } from 'backstage-plugin-readiness-common';
import { JsonValue } from '@backstage/types';
import {
  Check,
  decodeOutcome,
  EntityFacts,
  factsReadBy,
  Outcome,
  Scorecard,
  Standard,
} from 'backstage-readiness-core';
import { Publication } from '../standards/Publication';
import { decisionCauses } from './decisionCauses';
import { EvaluationCase } from './EvaluationCase';
import { ScorecardContent } from './scorecardRow';

/** Why something changed: one entry of `changes.causes`. @internal */
export interface ChangeCause {
  readonly kind: ChangeCauseKind;
  readonly detail?: string;
}

/** A new scorecard with what it was made from. @internal */
export interface NewScorecard {
  readonly content: ScorecardContent;
  readonly scorecard: Scorecard;
  readonly standard: Standard;
}

/** The inputs of an evaluation that causes are told from. @internal */
export type CauseContext = Pick<
  EvaluationCase,
  'claimed' | 'etag' | 'facts'
> & {
  readonly publication: Publication;
};

/**
 * Why a scorecard came, went or changed, by comparing what it was made from then and now. Several things may have changed
 * between two evaluations; each is named. When nothing else has, it was time.
 * @internal
 */
export function scorecardCauses(
  name: string,
  before: ScorecardContent | undefined,
  after: NewScorecard | undefined,
  context: CauseContext,
): ChangeCause[] {
  if (!context.claimed.last && !before) {
    return [{ kind: 'first-seen' }];
  }
  const standard = documentCauses(`standard:${name}`, context);
  if (!before || !after) {
    return standard.length > 0 ? standard : [{ kind: 'scope' }];
  }
  const structural = [
    ...tierCauses(before, after.content),
    ...standard,
    ...entityCauses(context),
  ];
  const sameReaders = structural.length === 0;
  const factIds = changedFacts(before, after, { ...context, sameReaders });
  const causes: ChangeCause[] = [
    ...structural,
    ...decisionCauses(before, after, {
      slots: context.publication.slots.standards[name] ?? [],
      sameReaders,
    }),
    ...factIds.map((detail): ChangeCause => ({ kind: 'fact', detail })),
  ];
  return causes.length > 0 ? causes : [{ kind: 'time' }];
}

/** That the document came, went or changed since the last evaluation. @internal */
export function documentCauses(
  key: string,
  { claimed, publication }: CauseContext,
): ChangeCause[] {
  const since = publication.since[key];
  const last = claimed.last?.revision ?? 0;
  return since === undefined || since > last
    ? [{ kind: 'standard', detail: String(since ?? publication.revision) }]
    : [];
}

/** That the entity changed since the last evaluation. @internal */
export function entityCauses({ claimed, etag }: CauseContext): ChangeCause[] {
  return claimed.last && claimed.last.etag !== etag ? [{ kind: 'entity' }] : [];
}

function tierCauses(
  before: ScorecardContent,
  after: ScorecardContent,
): ChangeCause[] {
  return before.judged_tier === after.judged_tier
    ? []
    : [
        {
          kind: 'tier',
          detail: `${before.judged_tier} → ${after.judged_tier}`,
        },
      ];
}

/**
 * The facts that differ from those of the last evaluation.
 * @param context - `sameReaders`: the same checks apply as then, so that a fact that is used for the first time is new
 */
function changedFacts(
  before: ScorecardContent,
  after: NewScorecard,
  context: CauseContext & { readonly sameReaders: boolean },
): string[] {
  const { values_used } = after.content;
  const ids = new Set(
    before.values_used === values_used
      ? []
      : differingValues(before.values_used, values_used, context.sameReaders),
  );
  after.standard.checks.forEach((check, index) => {
    const slot =
      context.publication.slots.standards[after.standard.name]?.indexOf(
        check.id,
      ) ?? -1;
    const outcome = after.scorecard.outcomes[index];
    if (becameKnown(before.statuses[slot], outcome)) {
      for (const id of observedFacts(check, context.facts)) {
        ids.add(id);
      }
    }
  });
  return [...ids].sort();
}

function differingValues(
  before: string,
  after: string,
  sameReaders: boolean,
): string[] {
  const old = JSON.parse(before) as Record<string, JsonValue>;
  const now = JSON.parse(after) as Record<string, JsonValue>;
  const ids = sameReaders
    ? [...new Set([...Object.keys(old), ...Object.keys(now)])]
    : Object.keys(old).filter(id => Object.hasOwn(now, id));
  return ids.filter(id => JSON.stringify(old[id]) !== JSON.stringify(now[id]));
}

/**
 * The passing of time takes knowledge away, it never adds any: a result that was stale or without data and is not any
 * more has a newer observation, although its value may be the same. So has one that lost its standing because the
 * observation is no longer of a kind that the check accepts.
 */
function becameKnown(letter: string | undefined, outcome: Outcome): boolean {
  const before = letter === undefined ? undefined : decodeOutcome(letter);
  if (!before) {
    return false;
  }
  const { cause } = outcome;
  const refused =
    cause.kind === 'missing-facts' &&
    cause.unaccepted.length > 0 &&
    cause.expired.length === 0 &&
    before.status !== 'no-data';
  const isFresh = outcome.status !== 'no-data' && !outcome.stale;
  return refused || ((before.status === 'no-data' || before.stale) && isFresh);
}

function observedFacts(check: Check, facts: EntityFacts): string[] {
  return factsReadBy(check).filter(id => facts.has(id));
}
