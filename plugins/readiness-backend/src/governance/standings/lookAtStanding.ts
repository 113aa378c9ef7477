import { DbStandingChangesRow } from '../../database/governanceTables';
import { DocumentScope } from './scopesIn';
import {
  advanceStanding,
  Standing,
  StandingDifference,
  standingDifferences,
  StandingLook,
} from './Standing';

/** The lifecycle that services are gated for. */
const PRODUCTION = 'production';

/** A change that waits for a person. @internal */
export type OpenChange = Pick<
  DbStandingChangesRow,
  'id' | 'kind' | 'subject' | 'from_value' | 'to_value'
>;

/** What a look at an entity finds. @internal */
export interface StandingFinding {
  readonly standing: Standing;
  /** What now waits for a person and did not before. */
  readonly opened: readonly StandingDifference[];
  /** Open changes that the owner has taken back, or whose document has changed. */
  readonly undone: readonly OpenChange[];
  /** Nothing waits for a person. */
  readonly isSettled: boolean;
  /** It was not in production before, as far as anybody knows. */
  readonly becameProduction: boolean;
}

/**
 * Compares what counts of an entity with what its descriptor says now. Looking again finds nothing more. Pure.
 * @internal
 */
export function lookAtStanding(options: {
  readonly before: Standing | undefined;
  readonly look: StandingLook;
  readonly documents: readonly DocumentScope[];
  readonly open: readonly OpenChange[];
  /** What was there when the watch began: that it is in production is no news. */
  readonly isBaseline: boolean;
}): StandingFinding {
  const { before, look, documents, open, isBaseline } = options;
  const standing = advanceStanding(before, look, documents);
  const differences = standingDifferences(standing, look, documents);
  return {
    standing,
    opened: differences.filter(
      difference => !open.some(change => isSame(change, difference)),
    ),
    undone: open.filter(
      change => !differences.some(difference => isSame(change, difference)),
    ),
    isSettled: differences.length === 0,
    becameProduction:
      look.lifecycle === PRODUCTION &&
      before?.lifecycle !== PRODUCTION &&
      !(before === undefined && isBaseline),
  };
}

function isSame(change: OpenChange, difference: StandingDifference): boolean {
  return (
    change.kind === difference.kind &&
    change.subject === difference.subject &&
    change.from_value === difference.from &&
    change.to_value === difference.to
  );
}
