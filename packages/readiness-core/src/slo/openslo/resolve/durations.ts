import { SloDuration } from '../../types';
import { Decoded } from '../decode/Decoded';

const DAY = 86_400;

/** Seconds of a unit; a month, a quarter and a year as OpenSLO's SDK counts them where no calendar is given. */
const SECONDS: Readonly<Record<SloDuration['unit'], number>> = {
  m: 60,
  h: 3_600,
  d: DAY,
  w: 7 * DAY,
  M: 30 * DAY,
  Q: 90 * DAY,
  Y: 365 * DAY,
};

/** The duration of a field that is free of errors; undefined where there is none or it has no length. @internal */
export function durationOf(at: Decoded | undefined): SloDuration | undefined {
  const { amount = 0, unit = '' } = at?.duration ?? {};
  return amount > 0 && isUnit(unit) ? { amount, unit } : undefined;
}

function isUnit(unit: string): unit is SloDuration['unit'] {
  return Object.hasOwn(SECONDS, unit);
}

/** @internal */
export function secondsOf(at: Decoded | undefined): number | undefined {
  const duration = durationOf(at);
  return duration && duration.amount * SECONDS[duration.unit];
}
