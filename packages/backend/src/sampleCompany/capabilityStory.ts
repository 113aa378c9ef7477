import { fractionOf } from './fractionOf';
import { ServiceProfile } from './serviceProfiles';
import { slosOf } from './slos/sampleSlos';

/** The capabilities of `standards/capabilities.yaml`. @internal */
export type CapabilityName =
  | 'golden-path-pipeline'
  | 'service-template'
  | 'infrastructure-modules'
  | 'observability-kit'
  | 'managed-secrets'
  | 'progressive-delivery'
  | 'managed-objectives'
  | 'signed-builds';

/** Managed objectives are adopted by those that have SLOs, one by one. */
type RankedCapability = Exclude<CapabilityName, 'managed-objectives'>;

/** How far down the ranks adoption reached 90 days ago and reaches today, 0 to 1. */
const REACH: Record<RankedCapability, { before: number; today: number }> = {
  'golden-path-pipeline': { before: 0.2, today: 0.45 },
  'service-template': { before: 0.16, today: 0.31 },
  'infrastructure-modules': { before: 0.17, today: 0.36 },
  'observability-kit': { before: 0.17, today: 0.44 },
  'managed-secrets': { before: 0.24, today: 0.47 },
  'progressive-delivery': { before: 0.08, today: 0.31 },
  'signed-builds': { before: 0.05, today: 0.31 },
};

/** Services that had adopted a capability and left it, with the last day before today on which they used it. */
const LEAVERS: readonly {
  readonly service: string;
  readonly capability: CapabilityName;
  readonly until: number;
}[] = [
  // Two people went back to the pipeline that they knew.
  { service: 'returns-intake', capability: 'golden-path-pipeline', until: 18 },
  // A trial of a vendor's agent, in one team, that nobody ended.
  { service: 'carrier-rates', capability: 'observability-kit', until: 11 },
  { service: 'parcel-tracking', capability: 'observability-kit', until: 8 },
];

const STORY_DAYS = 90;

/**
 * Whether a service used a capability on a day, counted back from today.
 * @internal
 */
export function hasAdopted(
  { name, care }: ServiceProfile,
  capability: CapabilityName,
  day: number,
): boolean {
  if (capability === 'managed-objectives') {
    return slosOf(name, day).length > 0;
  }
  const left = LEAVERS.find(
    leaver => leaver.service === name && leaver.capability === capability,
  );
  if (left) {
    return day >= left.until;
  }
  return rankOf(name, care, capability) < reachOn(capability, day);
}

/** Whoever takes care of a service adopts early; among equals it is chance. */
function rankOf(
  name: string,
  care: ServiceProfile['care'],
  capability: CapabilityName,
): number {
  const neglect = 1 - Math.max(care.before, care.today) / 4;
  return 0.7 * neglect + 0.3 * fractionOf(name, capability);
}

function reachOn(capability: RankedCapability, day: number): number {
  const { before, today } = REACH[capability];
  return today + ((before - today) * Math.min(day, STORY_DAYS)) / STORY_DAYS;
}
