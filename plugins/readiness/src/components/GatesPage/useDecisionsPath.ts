import { useReadinessPath } from '../../hooks/useReadinessPath';
import { COUNTED_DAYS } from '../../words/countedDays';

/** Makes the path of the decisions of a gate that one of its counts counts. @internal */
export function useDecisionsPath(
  gate: string,
): (filter: Readonly<Record<string, string>>) => string {
  const path = useReadinessPath();
  return filter => {
    const search = new URLSearchParams({ ...filter, days: COUNTED_DAYS });
    return `${path(`gates/${encodeURIComponent(gate)}`)}?${search}`;
  };
}
