import { ResponseError } from '@backstage/errors';
import {
  GateDecisionView,
  GovernanceClient,
} from 'backstage-plugin-readiness-common';
import {
  unauthenticated,
  unreachable,
  withoutSecrets,
} from '../backend/failureWords';
import { Connection } from './readConnection';
import { GateRequest } from './readGateRequest';
import { GateOutcome } from './types';

/** Asks a gate. What goes wrong is an outcome; nothing that it says holds the token. @internal */
export async function askGate(
  gate: string,
  request: GateRequest,
  options: { readonly connection: Connection; readonly fetch: typeof fetch },
): Promise<GateOutcome> {
  const { connection, fetch } = options;
  const client = new GovernanceClient({
    discoveryApi: { getBaseUrl: async () => connection.apiUrl },
    fetchApi: { fetch },
  });
  const { body, subject, idempotencyKey } = request;
  try {
    const decision = await client.decideGate(gate, body, { idempotencyKey });
    return isDecision(decision)
      ? {
          kind: 'decided',
          decision,
          url: `${connection.portalUrl}${decision.link}`,
        }
      : undecided('outage', 'The backend answers with something else');
  } catch (error) {
    const { kind, reason } = explain(error, connection);
    return undecided(kind, reason);
  }

  function undecided(
    kind: 'outage' | 'refused',
    reason: string,
  ): Extract<GateOutcome, { kind: 'outage' | 'refused' }> {
    return { kind, gate, subject, reason: withoutSecrets(reason, connection) };
  }
}

/** Something that answers with 200 need not be the backend: a sign-in page does as well. */
function isDecision(value: GateDecisionView): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['allow', 'warn', 'block'].includes(value.answer) &&
    Array.isArray(value.requirements)
  );
}

function explain(
  error: unknown,
  connection: Connection,
): { readonly kind: 'outage' | 'refused'; readonly reason: string } {
  if (!(error instanceof ResponseError)) {
    return { kind: 'outage', reason: unreachable(error, connection) };
  }
  const { statusCode, cause } = error;
  const said = `The backend answers with ${statusCode}: ${cause.message}`;
  if (statusCode === 401) {
    // A token that is not taken any more is an outage; none at all is a call that is wrong.
    return {
      kind: connection.token === undefined ? 'refused' : 'outage',
      reason: `${said}. ${unauthenticated(connection)}`,
    };
  }
  const isOutage = statusCode >= 500 || statusCode === 429;
  return { kind: isOutage ? 'outage' : 'refused', reason: said };
}
