import { GateDecisionItem } from 'backstage-plugin-readiness-common';
import { optional } from '../../results/optional';

/** What a decision says of what it judged. @internal */
export type DecisionMarks = Pick<
  GateDecisionItem,
  'descriptor' | 'notInCatalog'
>;

/** @internal */
export function decisionMarks(about: {
  /** A descriptor came with the question. */
  readonly descriptor: boolean;
  /** As far as the reader may see. */
  readonly inCatalog: boolean;
}): DecisionMarks {
  return {
    ...optional('descriptor', about.descriptor || undefined),
    ...optional('notInCatalog', about.inCatalog ? undefined : true),
  };
}
