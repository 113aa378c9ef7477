import { CheckedObjective, SloReport } from '../slo/types';

/**
 * The report as JSON, in the shape that the manual describes.
 * @internal
 */
export function slosAsJson({ objectives, problems }: SloReport): string {
  return JSON.stringify(
    { slos: objectives.map(objectiveAsJson), problems },
    undefined,
    2,
  );
}

function objectiveAsJson({
  definition,
  objective,
  status,
  queries,
  warnings,
}: CheckedObjective) {
  const { windowStart, windowEnd, countedUntil, ...figures } = status;
  return {
    name: definition.name,
    objective: objective.name,
    service: definition.service,
    ...figures,
    window: { start: isoTime(windowStart), end: isoTime(windowEnd) },
    countedUntil: countedUntil === null ? null : isoTime(countedUntil),
    queries,
    warnings,
    file: definition.file,
    line: definition.line,
  };
}

function isoTime(instant: number): string {
  return new Date(instant).toISOString();
}
