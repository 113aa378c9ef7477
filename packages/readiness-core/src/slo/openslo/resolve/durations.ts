import { secondsOf } from '../../budget/windows/secondsOf';
import { SloDuration } from '../../types';
import { Decoded } from '../decode/Decoded';

/** The duration of a field that is free of errors; undefined where there is none or it has no length. @internal */
export function durationAt(at: Decoded | undefined): SloDuration | undefined {
  const { amount = 0, unit = '' } = at?.duration ?? {};
  return amount > 0 && isUnit(unit) ? { amount, unit } : undefined;
}

function isUnit(unit: string): unit is SloDuration['unit'] {
  return /^[mhdwMQY]$/.test(unit);
}

/** As {@link durationAt}, in seconds. @internal */
export function secondsAt(at: Decoded | undefined): number | undefined {
  const duration = durationAt(at);
  return duration && secondsOf(duration);
}
