/**
 * What happens to the budget of an SLO of the sample company.
 *
 * @remarks
 * `healthy` spends a part of it evenly; `burning` began to fail hours ago; `exhausted` had three bad days last week;
 * `gap` lost most of a day; `stopped` sends nothing since two days; `late` sends everything two hours late; `idle` has no
 * traffic, `quiet` nearly none.
 * @internal
 */
export type BudgetStory =
  | 'healthy'
  | 'burning'
  | 'exhausted'
  | 'gap'
  | 'stopped'
  | 'late'
  | 'idle'
  | 'quiet';

/** One series of slices, and the SLO of `examples/slos` that counts it. @internal */
export interface SampleSlo {
  /** `metadata.name` of the SLO. */
  readonly name: string;
  /** Entity ref of what it belongs to. */
  readonly entityRef: string;
  /** `spec.series` of its metric sources. */
  readonly series: string;
  readonly target: number;
  /** Events of a slice at the busiest hour. */
  readonly busiest: number;
  readonly counts: 'good' | 'bad';
  readonly story: BudgetStory;
  /** Days before today since which it is agreed; those before the story began count from its first day. */
  readonly agreed: number;
}

type Rest = Pick<SampleSlo, 'target' | 'busiest' | 'story' | 'agreed'> &
  Partial<SampleSlo>;

function slo(service: string, name: string, rest: Rest): SampleSlo {
  return {
    name,
    entityRef: `component:default/${service}`,
    series: `${service}/${name}`,
    counts: 'good',
    ...rest,
  };
}

const BEFORE = 90;

/**
 * The SLOs of the sample company. Of tiers 0 and 1, five services have none yet; event-relay and customer-profile are the
 * ones that hurt.
 * @internal
 */
export const SAMPLE_SLOS: readonly SampleSlo[] = [
  slo('checkout-api', 'checkout-availability', {
    ...{ target: 0.999, busiest: 1_200, story: 'healthy', agreed: BEFORE },
  }),
  slo('checkout-api', 'checkout-speed', {
    ...{ target: 0.98, busiest: 1_200, story: 'healthy', agreed: BEFORE },
  }),
  slo('storefront-web', 'pages-served', {
    ...{ target: 0.995, busiest: 3_000, story: 'healthy', agreed: BEFORE },
  }),
  slo('payment-gateway', 'payments-accepted', {
    ...{ target: 0.9995, busiest: 2_400, story: 'burning', agreed: BEFORE },
    counts: 'bad',
  }),
  slo('identity-provider', 'sign-ins', {
    ...{ target: 0.999, busiest: 600, story: 'healthy', agreed: BEFORE },
  }),
  slo('parcel-tracking', 'parcels-found', {
    ...{ target: 0.99, busiest: 500, story: 'stopped', agreed: BEFORE },
  }),
  slo('product-search', 'searches-answered', {
    ...{ target: 0.99, busiest: 1_800, story: 'healthy', agreed: 80 },
  }),
  slo('stock-ledger', 'stock-writes', {
    ...{ target: 0.999, busiest: 400, story: 'healthy', agreed: 75 },
    counts: 'bad',
  }),
  slo('price-engine', 'prices-quoted', {
    ...{ target: 0.99, busiest: 900, story: 'exhausted', agreed: 70 },
  }),
  slo('basket', 'basket-changes-kept', {
    ...{ target: 0.995, busiest: 800, story: 'healthy', agreed: 55 },
  }),
  slo('feature-flags', 'flags-read', {
    ...{ target: 0.999, busiest: 2_000, story: 'healthy', agreed: 50 },
  }),
  slo('fraud-screen', 'payments-screened', {
    ...{ target: 0.99, busiest: 300, story: 'gap', agreed: 45 },
  }),
  slo('depot-calendar', 'calendar-reads', {
    ...{ target: 0.99, busiest: 0.2, story: 'quiet', agreed: 40 },
  }),
  slo('route-planner', 'routes-planned', {
    ...{ target: 0.99, busiest: 250, story: 'healthy', agreed: 28 },
  }),
  slo('notification-hub', 'messages-sent', {
    ...{ target: 0.99, busiest: 700, story: 'late', agreed: 20 },
  }),
  slo('recommendations', 'suggestions-shown', {
    ...{ target: 0.95, busiest: 400, story: 'idle', agreed: 12 },
  }),
  slo('ordering', 'orders-placed', {
    ...{ target: 0.995, busiest: 350, story: 'healthy', agreed: 30 },
    entityRef: 'system:default/ordering',
  }),
];

/**
 * The SLOs that a service had agreed by a day, counted back from today.
 * @internal
 */
export function slosOf(service: string, day: number): readonly SampleSlo[] {
  return SAMPLE_SLOS.filter(
    ({ entityRef, agreed }) =>
      entityRef === `component:default/${service}` && agreed >= day,
  );
}
