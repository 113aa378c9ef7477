import { SloDuration } from '../../types';

const DAY = 86_400;

const UNIT_SECONDS: Readonly<Record<SloDuration['unit'], number>> = {
  m: 60,
  h: 3_600,
  d: DAY,
  w: 7 * DAY,
  M: 30 * DAY,
  Q: 90 * DAY,
  Y: 365 * DAY,
};

/**
 * Length of a duration that is not bound to a calendar, in seconds. A month is 30 days, a quarter 90, a year 365, as in
 * OpenSLO's own library.
 * @public
 */
export function secondsOf(duration: SloDuration): number {
  return duration.amount * UNIT_SECONDS[duration.unit];
}
