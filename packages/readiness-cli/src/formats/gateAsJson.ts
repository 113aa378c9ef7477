import { GateOutcome } from '../gate/types';

/**
 * What the backend answered, with the URL of the entity's page; where it did not, `answer` is null and `problem` says why.
 * @internal
 */
export function gateAsJson(outcome: GateOutcome): string {
  return JSON.stringify(
    outcome.kind === 'decided'
      ? { ...outcome.decision, url: outcome.url, problem: null }
      : {
          gate: outcome.gate,
          entityRef: outcome.subject,
          answer: null,
          problem: { kind: outcome.kind, message: outcome.reason },
        },
    null,
    2,
  );
}
