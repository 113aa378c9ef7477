import { CheckStatus, ResultView } from 'backstage-plugin-readiness-common';

/** All statuses, the most urgent first. @internal */
export const CHECK_STATUSES: readonly CheckStatus[] = [
  'fail',
  'warn',
  'no-data',
  'error',
  'pass',
  'not-applicable',
];

/** The results of one category. @internal */
export interface ResultCategory {
  readonly category: string;
  readonly results: readonly ResultView[];
}

/** The most urgent status first, then the heaviest check. @internal */
export function sortResults(results: readonly ResultView[]): ResultView[] {
  return [...results].sort(
    (a, b) =>
      urgency(a) - urgency(b) ||
      b.weight - a.weight ||
      a.title.localeCompare(b.title),
  );
}

/** Categories by their most urgent result, their results likewise. @internal */
export function groupByCategory(
  results: readonly ResultView[],
): ResultCategory[] {
  const groups = new Map<string, ResultView[]>();
  for (const result of sortResults(results)) {
    groups.set(result.category, [
      ...(groups.get(result.category) ?? []),
      result,
    ]);
  }
  return [...groups].map(([category, members]) => ({
    category,
    results: members,
  }));
}

/** An exempt failure asks nobody to act, so it comes after what does. */
function urgency({ status, exempt }: ResultView): number {
  const index = CHECK_STATUSES.indexOf(status);
  const settled = CHECK_STATUSES.indexOf('pass');
  return exempt && index < settled ? settled - 0.5 : index;
}
