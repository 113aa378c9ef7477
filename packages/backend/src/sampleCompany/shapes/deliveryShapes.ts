import { FactShape, NONE, SILENT, value } from './FactShape';

const OWN_PIPELINES = ['copied-workflow', 'own-jenkins', 'shell-script'];
const GRADUAL_STRATEGIES = ['canary', 'feature-flag'];
const REHEARSAL_PERIOD_DAYS = 75;

/** Facts on how changes reach production. @internal */
export const DELIVERY_SHAPES: readonly FactShape[] = [
  {
    factId: 'ci.template',
    source: 'ci',
    report: it =>
      value(
        it.adopted('golden-path-pipeline')
          ? 'golden'
          : it.pick('pipeline', OWN_PIPELINES),
      ),
  },
  {
    factId: 'ci.template-lag',
    source: 'ci',
    report: it => {
      if (!it.adopted('golden-path-pipeline')) {
        return NONE;
      }
      const slow = !it.caresFor('ci.template-lag', 3);
      return value(it.count('ci.template-lag', 0, slow ? 6 : 2));
    },
  },
  {
    factId: 'ci.success-rate',
    source: 'ci',
    report: it => {
      if (it.quiet) {
        return NONE;
      }
      if (it.caresFor('ci.success-rate', 3)) {
        return value(it.between('ci.success-rate', 0.984, 0.999));
      }
      return it.caresFor('ci.success-rate', 2)
        ? value(it.between('ci.success-rate', 0.905, 0.949))
        : value(it.between('ci.success-rate', 0.68, 0.89));
    },
  },
  {
    factId: 'repository.review-required',
    source: 'repository',
    report: it => value(it.caresFor('repository.review-required', 2)),
  },
  {
    factId: 'template.followed',
    source: 'template',
    report: it => value(it.adopted('service-template')),
  },
  {
    factId: 'delivery.manual-changes',
    source: 'delivery',
    report: it =>
      value(
        it.caresFor('delivery.manual-changes', 2)
          ? 0
          : it.count('delivery.manual-changes', 1, 6),
      ),
  },
  {
    factId: 'delivery.strategy',
    source: 'delivery',
    report: it =>
      value(
        it.adopted('progressive-delivery')
          ? it.pick('strategy', GRADUAL_STRATEGIES)
          : 'all-at-once',
      ),
  },
  {
    // Adoption shows in the outcome: a gradual rollout ends most bad changes before they count as failed.
    factId: 'delivery.change-failure-rate',
    source: 'delivery',
    report: it => {
      if (it.quiet) {
        return NONE;
      }
      return it.adopted('progressive-delivery')
        ? value(it.between('delivery.change-failure-rate', 0.02, 0.08))
        : value(it.between('delivery.change-failure-rate', 0.08, 0.27));
    },
  },
  {
    factId: 'delivery.lead-time',
    source: 'delivery',
    report: it =>
      it.adopted('golden-path-pipeline')
        ? value(it.between('delivery.lead-time', 3, 26))
        : value(it.between('delivery.lead-time', 30, 140)),
  },
  {
    factId: 'delivery.rollback-rehearsal',
    source: 'delivery',
    provenance: 'attested',
    freshFor: '180d',
    report: it => {
      const day = it.latest('rollback', REHEARSAL_PERIOD_DAYS);
      const then = it.on(day);
      if (then.caresFor('delivery.rollback-rehearsal', 4)) {
        return value('passed', day);
      }
      return then.caresFor('delivery.rollback-rehearsal', 3)
        ? value('failed', day)
        : SILENT;
    },
  },
];
