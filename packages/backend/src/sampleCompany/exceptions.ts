import { Provenance } from 'backstage-readiness-core';
import { JsonValue } from '@backstage/types';

/** Days before today, the earlier first, both included. */
interface Silence {
  readonly service?: string;
  readonly source?: string;
  readonly from: number;
  readonly until: number;
}

const SILENCES: readonly Silence[] = [
  // The source itself was down: nobody's figures came for ten days.
  { source: 'cost', from: 30, until: 21 },
  // Built on a machine under a desk that no source can see.
  { service: 'data-export', source: 'ci', from: 90, until: 0 },
  { service: 'data-export', source: 'delivery', from: 90, until: 0 },
  { service: 'fax-order-import', source: 'iac', from: 90, until: 0 },
  { service: 'fax-order-import', source: 'observability', from: 90, until: 0 },
  { service: 'shelf-scanner-sync', source: 'runtime', from: 90, until: 0 },
  // Its account moved nine days ago, and its tags did not.
  { service: 'carrier-rates', source: 'cost', from: 8, until: 0 },
  // Its pipeline was renamed, so its runs are found no longer: stale, and still within the grace.
  { service: 'pick-planner', source: 'ci', from: 3, until: 0 },
];

/**
 * Whether a source says nothing about a service on a day, counted back from today.
 * @internal
 */
export function isSilent(
  service: string,
  source: string,
  day: number,
): boolean {
  return SILENCES.some(
    silence =>
      (silence.service ?? service) === service &&
      (silence.source ?? source) === source &&
      silence.from >= day &&
      day >= silence.until,
  );
}

/** What one source says about one service in an odd way. @internal */
export interface Oddity {
  readonly service: string;
  readonly factId: string;
  readonly value?: JsonValue;
  readonly provenance?: Provenance;
}

const ODDITIES: readonly Oddity[] = [
  // A spreadsheet wrote words where a number belongs.
  {
    service: 'depot-calendar',
    factId: 'cost.budget-variance',
    value: 'not planned',
  },
  // The rotation stands in a descriptor only: a claim, which the check does not accept.
  {
    service: 'customer-profile',
    factId: 'oncall.responders',
    provenance: 'declared',
  },
];

/** @internal */
export function oddityOf(service: string, factId: string): Oddity | undefined {
  return ODDITIES.find(
    oddity => oddity.service === service && oddity.factId === factId,
  );
}

/** Services that were switched off, which one tool still reports and the catalog no longer knows. @internal */
export const SWITCHED_OFF: readonly string[] = [
  'coupon-printer',
  'robot-bridge',
];
