import { JsonValue } from '@backstage/types';
import { Entity } from '@backstage/catalog-model';
import { Fact } from '../facts/types';

/**
 * What a rule reads, known at compile time. `factIds` are literal; `entityPaths` are dotted, `*` where it is dynamic.
 * @public
 */
export interface RuleReads {
  readonly factIds: readonly string[];
  readonly entityPaths: readonly string[];
  readonly readsTier: boolean;
  readonly readsNow: boolean;
  readonly readsRelations: boolean;
}

/**
 * The world of a rule. `facts` gives only what may count (fresh enough, accepted provenance).
 * @public
 */
export interface RuleWorld {
  readonly entity: Entity;
  readonly tier: number;
  /** Epoch milliseconds, already rounded down to the hour. */
  readonly now: number;
  readonly fact: (factId: string) => Fact | undefined;
}

/**
 * `missing`: the rule needs a fact that is not there, so its answer is not known.
 * `none`: the answer hangs on a fact whose source looked and found nothing.
 * `fault`: the rule could not be worked out, for example because of a value of the wrong type.
 * @public
 */
export type RuleOutcome =
  | { readonly kind: 'value'; readonly value: JsonValue }
  | { readonly kind: 'missing'; readonly factIds: readonly string[] }
  | { readonly kind: 'none'; readonly factIds: readonly string[] }
  | { readonly kind: 'fault'; readonly message: string };

/**
 * A CEL expression, compiled once.
 * @public
 */
export interface CompiledRule {
  readonly expression: string;
  readonly reads: RuleReads;
  evaluate(world: RuleWorld): RuleOutcome;
}
