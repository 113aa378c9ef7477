import { DiagnosticList } from './DiagnosticList';
import { Located, mapOf } from './located';
import { readFields } from './readFields';
import { labelOf, Reader, readNumber, wrongType } from './readers';
import { Bounds, Tier, TieredBounds } from './types';

/** @internal */
export const TIERS: readonly Tier[] = [0, 1, 2, 3];

const readBound = readNumber({ accepts: Number.isFinite, right: 'a number' });

const readBounds: Reader<Bounds> = (at, found) => {
  const map = mapOf(at);
  if (!map) {
    return wrongType(at, found, 'a map with min, max or both');
  }
  const bounds = readFields(map, { min: readBound, max: readBound }, found, {
    what: labelOf(at.path),
  });
  if (map.fields.size === 0) {
    found.error(
      at,
      'missing-key',
      `${labelOf(at.path)} has no bound; give min, max or both`,
    );
  }
  const { min = -Infinity, max = Infinity } = bounds;
  if (min > max) {
    found.error(
      at,
      'wrong-bounds',
      `${labelOf(at.path)} has min ${min} above max ${max}; swap them`,
    );
    return undefined;
  }
  return bounds;
};

/**
 * Bounds for all tiers (`{ min: 0.95 }`), or by tier (`{ 0: { min: 0.98 }, default: { min: 0.95 } }`).
 * @internal
 */
export const readTieredBounds: Reader<TieredBounds> = (at, found) => {
  const map = mapOf(at);
  if (!map) {
    return wrongType(
      at,
      found,
      'a map such as { min: 0.95 } or { 0: { min: 0.98 }, default: { min: 0.95 } }',
    );
  }
  if (map.fields.size === 0 || map.fields.has('min') || map.fields.has('max')) {
    const bounds = readBounds(at, found);
    return bounds && { byTier: {}, default: bounds };
  }
  const read = readFields(
    map,
    {
      0: readBounds,
      1: readBounds,
      2: readBounds,
      3: readBounds,
      default: readBounds,
    },
    found,
    { what: labelOf(at.path) },
  );
  const byTier: Partial<Record<Tier, Bounds>> = {};
  for (const tier of TIERS) {
    const bounds = read[tier];
    if (bounds) {
      byTier[tier] = bounds;
    }
  }
  return read.default ? { byTier, default: read.default } : { byTier };
};

/**
 * Reports a warn band that could never be reached, because it is not looser than the target.
 * @internal
 */
export function checkWarnBand(
  at: Located,
  target: TieredBounds,
  warn: TieredBounds,
  found: DiagnosticList,
): void {
  for (const tier of TIERS) {
    const goal = target.byTier[tier] ?? target.default;
    const band = warn.byTier[tier] ?? warn.default;
    if (goal && band && !isLooser(band, goal)) {
      found.error(
        at,
        'warn-not-looser',
        `warn (${describeBounds(
          band,
        )}) is not looser than target (${describeBounds(
          goal,
        )}) for tier ${tier}, so it never warns; lower its min or raise its max`,
      );
      return;
    }
    if (!goal && warn.byTier[tier]) {
      found.error(
        at,
        'warn-without-target',
        `warn names tier ${tier}, for which target has no bounds; add them or remove the tier`,
      );
      return;
    }
  }
}

function isLooser(band: Bounds, goal: Bounds): boolean {
  const [bandMin, goalMin] = [band.min ?? -Infinity, goal.min ?? -Infinity];
  const [bandMax, goalMax] = [band.max ?? Infinity, goal.max ?? Infinity];
  const within = bandMin <= goalMin && bandMax >= goalMax;
  return within && (bandMin < goalMin || bandMax > goalMax);
}

function describeBounds({ min, max }: Bounds): string {
  return [
    min === undefined ? '' : `min ${min}`,
    max === undefined ? '' : `max ${max}`,
  ]
    .filter(text => text !== '')
    .join(', ');
}
