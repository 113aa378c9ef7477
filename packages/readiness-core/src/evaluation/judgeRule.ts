import { Check, Tier } from '../documents/types';
import { freshnessOf } from '../facts/freshnessOf';
import { Fact } from '../facts/types';
import { CompiledRule, RuleOutcome } from '../rules/types';
import { Deadline } from './Deadline';
import { EvaluationInput } from './types';

const MILLISECONDS_PER_HOUR = 3_600_000;

/** What a rule needs to know about the check or capability that asks. @internal */
export type RuleReader = Pick<Check, 'freshFor' | 'graceFor' | 'accepts'>;

/** @internal */
export interface RuleJudgement {
  readonly outcome: RuleOutcome;
  /** A fact that was used is past its freshness but within its grace, or is needed and past both. */
  readonly stale: boolean;
  readonly expired: readonly string[];
  readonly unaccepted: readonly string[];
}

/** Decides for each fact that a rule touches whether it may count. */
class FactAdmission {
  readonly expired = new Array<string>();
  readonly unaccepted = new Array<string>();
  stale = false;

  constructor(
    readonly reader: RuleReader,
    readonly input: EvaluationInput,
    readonly deadline: Deadline,
  ) {}

  admit(factId: string): Fact | undefined {
    const fact = this.input.facts.get(factId);
    if (!fact) {
      return undefined;
    }
    if (!(this.reader.accepts?.includes(fact.provenance) ?? true)) {
      this.unaccepted.push(factId);
      return undefined;
    }
    const freshness = freshnessOf(fact, this.reader, this.input.now);
    if (freshness.kind === 'expired') {
      this.expired.push(factId);
      return undefined;
    }
    this.deadline.note(freshness.until);
    this.stale ||= freshness.kind === 'stale';
    return fact;
  }
}

/**
 * Evaluates a rule with only those facts that may count, and notes until when the answer holds.
 * @internal
 */
export function judgeRule(
  rule: CompiledRule,
  reader: RuleReader,
  input: EvaluationInput,
  tier: Tier,
  deadline: Deadline,
): RuleJudgement {
  const admission = new FactAdmission(reader, input, deadline);
  const hour = Math.floor(input.now / MILLISECONDS_PER_HOUR);
  if (rule.reads.readsNow) {
    deadline.note((hour + 1) * MILLISECONDS_PER_HOUR);
  }
  const outcome = rule.evaluate({
    entity: input.entity,
    tier,
    now: hour * MILLISECONDS_PER_HOUR,
    fact: factId => admission.admit(factId),
  });
  return {
    outcome,
    stale:
      admission.stale ||
      (outcome.kind === 'missing' && admission.expired.length > 0),
    expired: sortedSet(admission.expired),
    unaccepted: sortedSet(admission.unaccepted),
  };
}

/** Nearly always empty, and made for every check of every entity. */
function sortedSet(texts: readonly string[]): readonly string[] {
  return texts.length === 0 ? texts : [...new Set(texts)].sort();
}
