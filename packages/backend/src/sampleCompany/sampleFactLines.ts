import { PushedFact } from 'backstage-plugin-readiness-common';
import { sampleFacts } from './sampleFacts';

/** Outcomes are shown beside adoption; no check reads them. */
const OUTCOMES: readonly string[] = [
  'delivery.lead-time',
  'incidents.time-to-restore',
];

/**
 * The facts of the sample company on one day as JSON Lines for the command line, without outcomes and without what the
 * command line assumes anyway.
 * @internal
 */
export function sampleFactLines(today: Date): string {
  return sampleFacts(0, today)
    .filter(({ factId }) => !OUTCOMES.includes(factId))
    .map(fact => `${JSON.stringify(shortened(fact))}\n`)
    .join('');
}

function shortened({
  source: _source,
  freshFor: _freshFor,
  observedAt,
  provenance,
  ...said
}: PushedFact): object {
  return {
    ...said,
    observedAt: observedAt.replace(/:\d\d\.\d{3}Z$/, 'Z'),
    ...(provenance === 'measured' ? {} : { provenance }),
  };
}
