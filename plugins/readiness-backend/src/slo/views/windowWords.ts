import { SloDuration, SloWindow } from 'backstage-readiness-core';

const UNITS: Readonly<Record<SloDuration['unit'], string>> = {
  m: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
  M: 'month',
  Q: 'quarter',
  Y: 'year',
};

/**
 * A window as people say it: `28 days, rolling` or `1 month from 2026-01-01 00:00:00, Europe/Prague`.
 * @internal
 */
export function windowWords(window: SloWindow): string {
  const { amount, unit } = window.duration;
  const length = `${amount} ${UNITS[unit]}${amount === 1 ? '' : 's'}`;
  return window.kind === 'rolling'
    ? `${length}, rolling`
    : `${length} from ${window.startTime}, ${window.timeZone}`;
}
