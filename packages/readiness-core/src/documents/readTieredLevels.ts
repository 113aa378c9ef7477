import { TieredLevels } from '../governance/documentTypes';
import { mapOf } from './located';
import { TIERS } from './readBounds';
import { readFields } from './readFields';
import { labelOf, Reader, wrongType } from './readers';
import { Tier } from './types';
import { readName } from './valueReaders';

/**
 * A level for all tiers (`professional`), or by tier (`{ 0: advanced, default: foundation }`).
 * @internal
 */
export const readTieredLevels: Reader<TieredLevels> = (at, found) => {
  if (typeof at.node.value === 'string') {
    const level = readName(at, found);
    return level === undefined ? undefined : { byTier: {}, default: level };
  }
  const map = mapOf(at);
  if (!map || map.fields.size === 0) {
    return wrongType(
      at,
      found,
      'the name of a level, or a map such as { 0: advanced, default: foundation }',
    );
  }
  const read = readFields(
    map,
    { 0: readName, 1: readName, 2: readName, 3: readName, default: readName },
    found,
    { what: labelOf(at.path) },
  );
  const byTier: Partial<Record<Tier, string>> = {};
  for (const tier of TIERS) {
    const level = read[tier];
    if (level !== undefined) {
      byTier[tier] = level;
    }
  }
  return read.default === undefined
    ? { byTier }
    : { byTier, default: read.default };
};
