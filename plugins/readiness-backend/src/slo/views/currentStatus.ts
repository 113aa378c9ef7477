import { ObjectiveStatus, SloDefinition } from 'backstage-readiness-core';
import { DbSlisRow, DbSloObjectivesRow } from '../../database/sloTables';
import { instantOf } from '../reading/instantOf';

/**
 * The stored status of an objective as of what has been counted since. A status that stays the same is not written again:
 * an SLO that is met for weeks has the window of weeks ago in its row, though a rolling window moves on with each reading.
 * @internal
 */
export function currentStatus(
  row: Pick<DbSloObjectivesRow, 'status'> & Pick<DbSlisRow, 'counted_until'>,
  { window }: Pick<SloDefinition, 'window'>,
): ObjectiveStatus {
  const status: ObjectiveStatus = JSON.parse(row.status);
  const countedUntil = instantOf(row.counted_until);
  if (status.countedUntil === null || countedUntil === null) {
    return status;
  }
  const moved = Math.max(0, countedUntil - status.countedUntil);
  const windowMoved = window.kind === 'rolling' ? moved : 0;
  return {
    ...status,
    countedUntil: status.countedUntil + moved,
    windowStart: status.windowStart + windowMoved,
    windowEnd: status.windowEnd + windowMoved,
  };
}
