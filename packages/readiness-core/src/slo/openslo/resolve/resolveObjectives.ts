import { SloObjective } from '../../types';
import { Decoded, numberAt, textAt } from '../decode/Decoded';
import { secondsAt } from './durations';
import { exactRatio } from './exactRatio';
import { operatorOf } from './resolveAlerts';

/**
 * The objectives of an SLO, each with a name of its own: its display name, or its place.
 * @internal
 */
export function resolveObjectives(
  objectives: readonly Decoded[],
  measures: 'threshold' | 'ratio',
): readonly SloObjective[] {
  const taken = new Set<string>();
  return objectives.map((objective, index) => {
    const name = uniqueName(
      textAt(objective, 'displayName').trim() || `objective-${index + 1}`,
      taken,
    );
    taken.add(name);
    return { name, ...valuesOf(objective, measures) };
  });
}

function uniqueName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) {
    name = `${wanted} (${count})`;
  }
  return name;
}

function valuesOf(objective: Decoded, measures: 'threshold' | 'ratio') {
  const percent = numberAt(objective, 'targetPercent');
  const operator = operatorOf(textAt(objective, 'op'));
  const limit = numberAt(objective, 'value');
  const isThreshold =
    measures === 'threshold' && operator !== undefined && limit !== undefined;
  const timeSliceTarget = numberAt(objective, 'timeSliceTarget');
  const timeSliceSeconds = secondsAt(objective.fields.get('timeSliceWindow'));
  return {
    target:
      percent === undefined
        ? numberAt(objective, 'target') ?? 0
        : exactRatio(percent),
    ...(isThreshold ? { threshold: { operator, limit } } : {}),
    ...(timeSliceTarget === undefined ? {} : { timeSliceTarget }),
    ...(timeSliceSeconds === undefined ? {} : { timeSliceSeconds }),
  };
}
