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
 * @returns undefined where the choice is not complete, or the end is before the beginning
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
  return from && to && !isBackwards({ from, to }) ? { from, to } : undefined;
}

/** @internal */
export function isBackwards({
  from,
  to,
}: Pick<EvidencePeriod, 'from' | 'to'>): boolean {
  return from !== '' && to !== '' && to < from;
}
