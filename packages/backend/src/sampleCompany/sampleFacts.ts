import { PushedFact } from 'backstage-plugin-readiness-common';
import { JsonValue } from '@backstage/types';
import { isSilent, oddityOf, SWITCHED_OFF } from './exceptions';
import { fractionOf } from './fractionOf';
import { SERVICE_PROFILES, ServiceProfile } from './serviceProfiles';
import { FactShape, Report } from './shapes/FactShape';
import { DELIVERY_SHAPES } from './shapes/deliveryShapes';
import { OPERATION_SHAPES } from './shapes/operationShapes';
import { UPKEEP_SHAPES } from './shapes/upkeepShapes';
import { Situation } from './Situation';
import { SLO_SHAPES } from './slos/sloShapes';

/** The first day of the story, counted back from today. @public */
export const SAMPLE_STORY_DAYS = 90;

/** Sources have known a new service since then, counted back from today. */
const OLDEST_DAY_OF_NEW = 2;

const MILLISECONDS_PER_DAY = 86_400_000;
const MILLISECONDS_PER_MINUTE = 60_000;
const LONGEST_DELAY_MINUTES = 90;

const SHAPES: readonly FactShape[] = [
  ...DELIVERY_SHAPES,
  ...OPERATION_SHAPES,
  ...SLO_SHAPES,
  ...UPKEEP_SHAPES,
];

const DECOMMISSIONED: readonly ServiceProfile[] = SWITCHED_OFF.map(name => ({
  name,
  care: { before: 1, today: 1 },
  quiet: true,
  stateless: true,
  isNew: false,
}));

/**
 * All that the sources of the sample company report on one day, in a fixed order. The same day and the same `today`
 * always give the same facts.
 *
 * @param day - days before today, 0 to {@link SAMPLE_STORY_DAYS}
 * @param today - the instant from which days count back; no observation is later
 * @public
 */
export function sampleFacts(day: number, today: Date): PushedFact[] {
  const known = SERVICE_PROFILES.filter(
    ({ isNew }) => !isNew || day <= OLDEST_DAY_OF_NEW,
  ).flatMap(profile =>
    SHAPES.flatMap(shape => factOf(profile, shape, day, today)),
  );
  const unknown = DECOMMISSIONED.flatMap(profile =>
    SHAPES.filter(({ source }) => source === 'cost').flatMap(shape =>
      factOf(profile, shape, day, today),
    ),
  );
  return [...known, ...unknown];
}

/** An empty list when the source has nothing to report. */
function factOf(
  profile: ServiceProfile,
  shape: FactShape,
  day: number,
  today: Date,
): PushedFact[] {
  const { name } = profile;
  const report = shape.report(new Situation(profile, day));
  if (report.kind === 'silent' || isSilent(name, shape.source, day)) {
    return [];
  }
  const oddity = oddityOf(name, shape.factId);
  return [
    {
      entityRef: `component:default/${name}`,
      factId: shape.factId,
      ...contentOf(report, oddity?.value),
      observedAt: observedAt(report, shape.source, day, today),
      source: shape.source,
      provenance: oddity?.provenance ?? shape.provenance ?? 'measured',
      freshFor: shape.freshFor ?? '2d',
    },
  ];
}

function contentOf(
  report: Exclude<Report, { kind: 'silent' }>,
  odd: JsonValue | undefined,
): Pick<PushedFact, 'value' | 'none'> {
  if (odd !== undefined) {
    return { value: odd };
  }
  return report.kind === 'none' ? { none: true } : { value: report.value };
}

/** Every source runs at its own minute, a little before `today` as the day goes. */
function observedAt(
  report: Report,
  source: string,
  day: number,
  today: Date,
): string {
  const observedOn = report.kind === 'value' ? report.day ?? day : day;
  const delay = Math.floor(fractionOf(source) * LONGEST_DELAY_MINUTES);
  return new Date(
    today.getTime() -
      observedOn * MILLISECONDS_PER_DAY -
      delay * MILLISECONDS_PER_MINUTE,
  ).toISOString();
}
