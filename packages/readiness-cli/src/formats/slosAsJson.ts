import { ObjectiveStatus, SloWindow } from 'backstage-readiness-core';
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
  const { windowStart, windowEnd, countedUntil, burnRates, ...figures } =
    status;
  return {
    name: definition.name,
    objective: objective.name,
    service: definition.service,
    ...figures,
    burnRates: burnRatesAsJson(burnRates, definition.window),
    window: { start: isoTime(windowStart), end: isoTime(windowEnd) },
    countedUntil: countedUntil === null ? null : isoTime(countedUntil),
    queries,
    warnings,
    file: definition.file,
    line: definition.line,
  };
}

/** That of the objective's own window by its length too, as documents write it; a `1d` or `3d` is there already. */
function burnRatesAsJson(
  burnRates: ObjectiveStatus['burnRates'],
  { duration: { amount, unit } }: SloWindow,
) {
  return {
    ...burnRates,
    [`${amount}${unit}`]: burnRates.window,
    ...burnRates,
  };
}

function isoTime(instant: number): string {
  return new Date(instant).toISOString();
}
