import { GateDecisionView } from 'backstage-plugin-readiness-common';

/**
 * What came of asking a gate. `outage` is nobody's fault at this end (the backend cannot be reached or is broken);
 * `refused` is: the call is wrong or not permitted.
 * @internal
 */
export type GateOutcome =
  | {
      readonly kind: 'decided';
      readonly decision: GateDecisionView;
      /** Of the page of the entity in the portal. */
      readonly url: string;
    }
  | {
      readonly kind: 'outage' | 'refused';
      readonly gate: string;
      /** As the call names it. */
      readonly subject: string;
      readonly reason: string;
    };
