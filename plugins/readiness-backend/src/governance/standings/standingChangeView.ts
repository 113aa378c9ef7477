import { StandingChangeView } from 'backstage-plugin-readiness-common';
import { DbStandingChangesRow } from '../../database/governanceTables';
import { summaryOf, SummaryRow } from '../../results/entitySummary';
import { isoInstant } from '../../results/instants';

/** A change of tier or scope beside its entity. @internal */
export type StandingChangeRow = SummaryRow &
  Pick<
    DbStandingChangesRow,
    | 'id'
    | 'kind'
    | 'subject'
    | 'from_value'
    | 'to_value'
    | 'at'
    | 'state'
    | 'decided_by'
    | 'decided_at'
    | 'comment'
  >;

/**
 * The columns that it needs, beside those of `SUMMARY_COLUMNS`.
 * @internal
 */
export const STANDING_CHANGE_COLUMNS = [
  'standing_changes.id',
  'standing_changes.kind',
  'standing_changes.subject',
  'standing_changes.from_value',
  'standing_changes.to_value',
  'standing_changes.at',
  'standing_changes.state',
  'standing_changes.decided_by',
  'standing_changes.decided_at',
  'standing_changes.comment',
] as const;

/**
 * A change of tier or scope as the API gives it. Those of lifecycles are no such changes.
 * @internal
 */
export function standingChangeView(
  row: StandingChangeRow,
  isConfirmable: boolean,
): StandingChangeView {
  const { kind, state } = row;
  if (kind === 'lifecycle' || state === 'noted') {
    throw new TypeError(`The change ${row.id} is not one of tier or scope`);
  }
  return {
    ...{ id: String(row.id), kind, state },
    entity: summaryOf(row),
    subject: row.subject,
    from: row.from_value,
    to: row.to_value,
    at: isoInstant(row.at),
    decidedBy: row.decided_by,
    decidedAt: row.decided_at === null ? null : isoInstant(row.decided_at),
    comment: row.comment,
    actions: isConfirmable ? ['confirm'] : [],
  };
}
