import { parseInstant } from 'backstage-readiness-core';
import { CallError } from '../CallError';
import { Surroundings } from '../types';

/**
 * The instant of `--now`, or else that of the clock, in epoch milliseconds.
 *
 * @throws CallError where the text is no instant
 * @internal
 */
export function readNow(
  text: string | undefined,
  { now }: Pick<Surroundings, 'now'>,
): number {
  if (text === undefined) {
    return now();
  }
  const reading = parseInstant(text);
  if (reading.kind === 'refused') {
    throw new CallError(`--now: ${reading.message}`);
  }
  return reading.epochMilliseconds;
}
