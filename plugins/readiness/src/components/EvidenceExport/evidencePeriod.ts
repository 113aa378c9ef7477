/** What may be chosen: so many days back, or two days. @internal */
export const EVIDENCE_PERIODS = ['30', '90', '365', 'dates'] as const;

/** A choice of the period of an export; days such as `2027-01-31`, empty for none. @internal */
export interface EvidencePeriod {
  readonly kind: (typeof EVIDENCE_PERIODS)[number];
  readonly from: string;
  readonly to: string;
}

/** As much as the backend takes unless it is told. @internal */
export const DEFAULT_PERIOD: EvidencePeriod = { kind: '90', from: '', to: '' };

const DAY_MILLISECONDS = 86_400_000;

/**
 * What to ask the backend for, which counts days in UTC.
 * @param now - epoch milliseconds
 * @returns undefined where the choice is not complete, begins ahead, or ends before its beginning
 * @internal
 */
export function periodQuery(
  { kind, from, to }: EvidencePeriod,
  now: number,
): { from: string; to?: string } | undefined {
  if (kind !== 'dates') {
    const start = now - Number(kind) * DAY_MILLISECONDS;
    return { from: new Date(start).toISOString() };
  }
  const isPeriod = from && to && !isBackwards({ from, to });
  return isPeriod && !isAhead({ from }, now) ? { from, to } : undefined;
}

/**
 * Whether it begins after today.
 * @param now - epoch milliseconds
 * @internal
 */
export function isAhead(
  { from }: Pick<EvidencePeriod, 'from'>,
  now: number,
): boolean {
  return from > utcDay(now);
}

/**
 * A day such as `2027-01-31`, as the backend counts days.
 * @param instant - epoch milliseconds
 * @internal
 */
export function utcDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** @internal */
export function isBackwards({
  from,
  to,
}: Pick<EvidencePeriod, 'from' | 'to'>): boolean {
  return from !== '' && to !== '' && to < from;
}
