import { SliceReading, SliDefinition } from '../../types';
import { FEWEST_EVENTS, isCountable } from './isSoundSlice';

/** What is wrong with a reading that there is data for. @internal */
export type ReadingFault =
  | 'not-a-number'
  | 'good-over-total'
  | 'bad-over-total'
  | 'not-a-ratio';

/**
 * What one reading counts for. `missing`: nothing that could be counted. `clamped`: counted, and still to be remarked.
 * @internal
 */
export type ReadingVerdict =
  | {
      readonly kind: 'counts';
      readonly good: number;
      readonly total: number;
      readonly clamped?: ReadingFault;
    }
  | { readonly kind: 'missing'; readonly fault?: ReadingFault };

/** By how much a part may be over its total for rounding alone. */
const ROUNDING = 1e-9;
const MISSING: ReadingVerdict = { kind: 'missing' };

/**
 * Decides what one reading counts for.
 *
 * @param partSeen - whether the series of `part` has had data in this slice or earlier in the window
 * @remarks
 * Good events over the total come from a wider filter than that of the total: of such a slice it cannot be said how much
 * was good, and clamping it would make it perfect, so it is missing. Bad events over the total clamp to all bad, which
 * makes nothing better than it was.
 * @internal
 */
export function settleReading(
  kind: SliDefinition,
  reading: SliceReading,
  partSeen: boolean,
): ReadingVerdict {
  const found = partOf(kind, reading, partSeen);
  if (reading.total === null || found === null) {
    return MISSING;
  }
  const total = withoutNoise(reading.total, 0);
  const part = withoutNoise(found, total);
  if (!isCountable(total) || !isCountable(part)) {
    return { kind: 'missing', fault: 'not-a-number' };
  }
  return countedAs(kind, part, kind.kind === 'raw' ? Math.sign(total) : total);
}

/** Without any event there is no bad one and no good one, whether or not their series is there. */
function partOf(
  { kind }: SliDefinition,
  { part, total }: SliceReading,
  partSeen: boolean,
): number | null {
  const noneYet = kind === 'bad-total' && !partSeen;
  return part ?? (total === 0 || noneYet ? 0 : null);
}

/** What rounding leaves of nothing, such as of `1 - good / total`, is nothing. */
function withoutNoise(value: number, scale: number): number {
  const isNoise = value < FEWEST_EVENTS && value >= -scale * ROUNDING;
  return isNoise ? 0 : value;
}

function countedAs(
  definition: SliDefinition,
  part: number,
  total: number,
): ReadingVerdict {
  if (definition.kind === 'raw') {
    return rawAs(definition.rawType, part, total);
  }
  const within = Math.min(part, total);
  const over = part - total > total * ROUNDING;
  if (definition.kind === 'bad-total') {
    return {
      kind: 'counts',
      good: total - within,
      total,
      ...(over ? { clamped: 'bad-over-total' } : {}),
    };
  }
  return over
    ? { kind: 'missing', fault: 'good-over-total' }
    : { kind: 'counts', good: within, total };
}

/** A ratio says nothing of how many events it is made of, so each slice with any weighs the same. */
function rawAs(
  rawType: 'success' | 'failure',
  part: number,
  total: number,
): ReadingVerdict {
  if (total === 0) {
    return { kind: 'counts', good: 0, total: 0 };
  }
  if (part > 1 + ROUNDING) {
    return { kind: 'missing', fault: 'not-a-ratio' };
  }
  const ratio = Math.min(part, 1);
  return {
    kind: 'counts',
    good: rawType === 'success' ? ratio : 1 - ratio,
    total: 1,
  };
}
