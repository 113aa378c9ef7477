/**
 * How well a service of the sample company is looked after. Care goes from 0 (neglected) through 2 (what foundation
 * asks for), 3 (professional) to 4 (advanced).
 * @internal
 */
export interface ServiceProfile {
  /** The name of a Component in the namespace default. */
  readonly name: string;
  readonly care: { readonly before: number; readonly today: number };
  /** Changes so rarely that rates over its deployments, runs and incidents mean nothing. */
  readonly quiet: boolean;
  /** Keeps no data of its own, so there is nothing to restore. */
  readonly stateless: boolean;
  /** Was made this week: nothing is older. */
  readonly isNew: boolean;
}

type Trait = 'quiet' | 'stateless' | 'new';

function service(
  name: string,
  before: number,
  today: number,
  ...traits: Trait[]
): ServiceProfile {
  return {
    name,
    care: { before, today },
    quiet: traits.includes('quiet'),
    stateless: traits.includes('stateless'),
    isNew: traits.includes('new'),
  };
}

/**
 * The services of the sample company with the care taken of them 90 days ago and today.
 * @internal
 */
export const SERVICE_PROFILES: readonly ServiceProfile[] = [
  // Discovery climbs: the team spends a day a week on it.
  service('storefront-web', 3, 4, 'stateless'),
  service('product-search', 3, 4),
  service('product-pages', 2, 3),
  service('recommendations', 2, 2.3, 'stateless'),
  // Checkout is good, and lost its specialist for prices.
  service('checkout-api', 4, 4),
  service('basket', 2.4, 4),
  service('price-engine', 3, 1.4),
  service('promotions', 1.4, 3, 'stateless'),
  service('gift-registry', 2, 2, 'quiet', 'stateless', 'new'),
  // Payments is audited every year.
  service('payment-gateway', 4, 4),
  service('fraud-screen', 3, 4),
  service('refunds', 3, 3, 'stateless'),
  service('gift-cards', 2, 3, 'quiet'),
  // Loyalty does what it must.
  service('customer-profile', 2, 3),
  service('loyalty-points', 2, 2.4),
  service('newsletter', 1, 1.3, 'quiet', 'stateless'),
  service('preference-centre', 2, 2, 'quiet', 'stateless'),
  // The warehouse cares for its ledger and forgets its scanners.
  service('stock-ledger', 3, 4),
  service('pick-planner', 2.4, 3, 'stateless'),
  service('goods-in', 1.5, 2.2, 'stateless'),
  service('label-printer', 1, 2, 'quiet', 'stateless'),
  service('shelf-scanner-sync', 0.3, 0.3, 'quiet', 'stateless'),
  // Routing climbs fastest: it was rebuilt on the platform this year.
  service('route-planner', 1.8, 4),
  service('slot-booking', 1.8, 3.2, 'stateless'),
  service('depot-calendar', 2.2, 3, 'quiet'),
  service('routing-console', 1.6, 2, 'stateless'),
  // Carriers falls: the team also runs the peak season.
  service('parcel-tracking', 3, 2.3),
  service('carrier-rates', 2.2, 1.3),
  service('driver-app-api', 1.2, 1.4, 'stateless'),
  // Two people cannot hold on to what four had built.
  service('returns-portal', 2.6, 1.6, 'stateless'),
  service('returns-intake', 3, 1.8),
  service('inspection-queue', 2, 1, 'quiet', 'stateless'),
  // The platform team uses what it offers.
  service('identity-provider', 4, 4),
  service('event-relay', 3.4, 4, 'stateless'),
  service('feature-flags', 3, 4),
  service('notification-hub', 3, 3, 'stateless'),
  service('demand-forecast', 2, 2.6),
  service('sales-reports', 1.4, 1.8, 'stateless'),
  service('data-export', 2, 2, 'quiet', 'stateless'),
  // Nobody looks after what has no owner.
  service('store-locator', 1, 0.8, 'quiet', 'stateless'),
  service('legacy-invoicing', 0.7, 0.5, 'quiet'),
  service('fax-order-import', 0, 0, 'quiet', 'stateless'),
];
