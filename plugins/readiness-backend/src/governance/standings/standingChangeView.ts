import { StandingChangeView } from 'backstage-plugin-readiness-common';
import { DbStandingChangesRow } from '../../database/governanceTables';
import { summaryOf, SummaryRow } from '../../results/entitySummary';
import { isoInstant } from '../../results/instants';
import { Actor, isMember } from '../Actor';

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
 * Whether a person owns an entity: what makes it milder is then for others to confirm.
 * @internal
 */
export function owns(
  actor: Actor,
  { owner_ref }: Pick<SummaryRow, 'owner_ref'>,
): boolean {
  return owner_ref !== null && isMember(actor, owner_ref).kind === 'allowed';
}

/**
 * A change of tier or scope as the API gives it. Those of lifecycles are no such changes.
 * @internal
 */
export function standingChangeView(
  row: StandingChangeRow,
  mayConfirm: boolean,
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
    actions: state === 'open' && mayConfirm ? ['confirm'] : [],
  };
}
