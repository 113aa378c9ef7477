import {
  DbAttestationsRow,
  GovernanceEventKind,
} from '../../database/governanceTables';
import { Actor } from '../Actor';
import { NewGovernanceEvent } from '../GovernanceEvents';

/** What was done with a version, as it stands then. @internal */
export interface DoneAttestation {
  readonly row: DbAttestationsRow;
  readonly kind: GovernanceEventKind;
  readonly details?: {
    readonly reconfirms?: string;
    readonly comment?: string;
  };
}

/**
 * The entry of the log for an act on a sign-off.
 * @internal
 */
export function attestationEvent(
  { row, kind, details }: DoneAttestation,
  actor: Actor,
  now: number,
): NewGovernanceEvent {
  return {
    ...{ at: now, kind, entityRef: row.entity_ref, actor: actor.ref },
    subject: `attestation:${row.id}`,
    details: {
      ...{ standard: row.standard, checkId: row.check_id },
      ...{ answer: row.answer, state: row.state, attestedBy: row.attested_by },
      ...details,
    },
  };
}
