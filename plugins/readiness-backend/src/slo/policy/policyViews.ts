import { SloPolicyView } from 'backstage-plugin-readiness-common';
import {
  DbSloAcknowledgementsRow,
  DbSloObjectivesRow,
} from '../../database/sloTables';
import { isoInstant } from '../../results/instants';
import { Publication } from '../../standards/Publication';
import { BudgetRow, verdictOf } from './verdictOf';

/**
 * What the policies ask for because of the state of one budget, and whether the owner has acknowledged it.
 *
 * @param acknowledgement - that of the time since which the budget is in this state
 * @internal
 */
export function policyViews(
  row: BudgetRow & Pick<DbSloObjectivesRow, 'state_since'>,
  publication: Publication | undefined,
  acknowledgement: DbSloAcknowledgementsRow | undefined,
): SloPolicyView[] {
  const verdict = verdictOf(row, publication);
  if (verdict.kind !== 'follows') {
    return [];
  }
  const since = Number(row.state_since);
  return verdict.follows.map(
    ({ policy, title, state, gate, message, acknowledgeWithin }) => ({
      ...{ policy, title, state, gate, message },
      since: isoInstant(since),
      acknowledgeBy:
        acknowledgeWithin === undefined
          ? null
          : isoInstant(since + acknowledgeWithin),
      acknowledged: acknowledgement
        ? {
            by: acknowledgement.by,
            at: isoInstant(acknowledgement.at),
            comment: acknowledgement.comment,
          }
        : null,
    }),
  );
}
