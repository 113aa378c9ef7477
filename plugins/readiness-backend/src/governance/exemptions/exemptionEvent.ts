import {
  DbExemptionsRow,
  GovernanceEventKind,
} from '../../database/governanceTables';
import { isoInstant } from '../../results/instants';
import { NewGovernanceEvent } from '../GovernanceEvents';

/**
 * The entry of the log for an act on an exemption. One for a whole owner or system is of no single entity.
 * @internal
 */
export function exemptionEvent(options: {
  readonly row: DbExemptionsRow;
  readonly kind: GovernanceEventKind;
  readonly actor: string;
  readonly now: number;
  readonly comment?: string;
}): NewGovernanceEvent {
  const { row, kind, actor, now, comment } = options;
  return {
    ...{ at: now, kind, actor },
    entityRef: row.scope_kind === 'entity' ? row.scope_ref : null,
    subject: `exemption:${row.id}`,
    details: {
      scope: { kind: row.scope_kind, ref: row.scope_ref },
      ...{ standard: row.standard, checkId: row.check_id },
      ...{ requestedBy: row.requested_by, approver: row.approver },
      endsAt: isoInstant(row.ends_at),
      ...{ renewals: row.renewals, automatic: Boolean(row.automatic) },
      ...(comment ? { comment } : {}),
    },
  };
}
