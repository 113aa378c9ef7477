import {
  SliDefinition,
  SliSlice,
  SloDuration,
  SloObjective,
  SloWindow,
} from '../../types';
import { objectiveStatus } from '../status/objectiveStatus';
import { CountedSlo, ObjectiveStatusOptions } from '../types';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const SLICE = 5 * MINUTE;

/** Midday of a day in UTC, a multiple of all lengths of slices. */
export const NOW = Date.UTC(2026, 2, 1, 12);

const SOURCE = { spec: { query: 'x' } };

export const GOOD_TOTAL: SliDefinition = {
  kind: 'good-total',
  counter: true,
  good: SOURCE,
  total: SOURCE,
};

export const BAD_TOTAL: SliDefinition = {
  kind: 'bad-total',
  counter: true,
  bad: SOURCE,
  total: SOURCE,
};

export function rolling(
  amount: number,
  unit: SloDuration['unit'] = 'd',
): SloWindow {
  return { kind: 'rolling', duration: { amount, unit } };
}

export function calendar(
  amount: number,
  unit: SloDuration['unit'],
  startTime = '2026-01-01 00:00:00',
  timeZone = 'UTC',
): SloWindow {
  return { kind: 'calendar', duration: { amount, unit }, startTime, timeZone };
}

export function sloOf(slo: Partial<CountedSlo> = {}): CountedSlo {
  return {
    method: 'Occurrences',
    window: rolling(30),
    sli: { kind: 'known', definition: BAD_TOTAL },
    alertConditions: [],
    ...slo,
  };
}

export function objectiveOf(
  objective: Partial<SloObjective> = {},
): SloObjective {
  return { name: 'objective-1', target: 0.99, ...objective };
}

/** Slices from `from` to `to`, each as `at` says for its start. */
export function slicesOf(
  range: { from: number; to: number; length?: number },
  at: (start: number) => { good: number; total: number } | null,
): SliSlice[] {
  const { from, to, length = SLICE } = range;
  const slices: SliSlice[] = [];
  for (let start = from; start < to; start += length) {
    const counts = at(start);
    if (counts) {
      slices.push({ start, ...counts });
    }
  }
  return slices;
}

/** The status of an objective of 99 % over 30 days, read until now, unless said otherwise. */
export function statusOf(options: Partial<ObjectiveStatusOptions>) {
  return objectiveStatus({
    slo: sloOf(),
    objective: objectiveOf(),
    now: NOW,
    outcome: { kind: 'read' },
    slices: [],
    ...options,
  });
}
