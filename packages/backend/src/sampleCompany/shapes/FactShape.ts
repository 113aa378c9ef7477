import { Provenance } from 'backstage-readiness-core';
import { JsonValue } from '@backstage/types';
import { Situation } from '../Situation';

/**
 * What a source of the sample company says about one service: a value, that it looked and found nothing, or no word
 * at all. `day` counts back from today when the observation is older than the day of the report, as an exercise is.
 * @internal
 */
export type Report =
  | { readonly kind: 'value'; readonly value: JsonValue; readonly day?: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'silent' };

/** How one fact comes to be. @internal */
export interface FactShape {
  readonly factId: string;
  readonly source: string;
  readonly provenance?: Provenance;
  /** Absent: two days. */
  readonly freshFor?: string;
  readonly report: (situation: Situation) => Report;
}

/** @internal */
export const NONE: Report = { kind: 'none' };

/** @internal */
export const SILENT: Report = { kind: 'silent' };

/** @internal */
export function value(observed: JsonValue, day?: number): Report {
  return { kind: 'value', value: observed, day };
}
