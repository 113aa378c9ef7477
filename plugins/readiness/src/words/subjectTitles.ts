import { EntityReadiness } from 'backstage-plugin-readiness-common';

/**
 * Finds the title of a standard or capability that an entity has to do with. One that is no longer published keeps its
 * name.
 * @internal
 */
export function subjectTitles(
  readiness: EntityReadiness,
): (subject: string) => string {
  const titles = new Map([
    ...readiness.scorecards.map(
      ({ standard, title }) => [standard, title] as const,
    ),
    ...readiness.outOfScope.map(
      ({ standard, title }) => [standard, title] as const,
    ),
    ...readiness.adoption.map(
      ({ capability, title }) => [capability, title] as const,
    ),
  ]);
  return subject => titles.get(subject) ?? subject;
}
