import { FactShape, NONE, SILENT, value } from './FactShape';

const OWN_TELEMETRY = ['logs-only', 'own-agent', 'vendor-agent'];
const RESTORE_PERIOD_DAYS = 45;
const LOAD_TEST_PERIOD_DAYS = 60;

/** Facts on how services run, fail and recover. @internal */
export const OPERATION_SHAPES: readonly FactShape[] = [
  {
    factId: 'oncall.responders',
    source: 'oncall',
    report: it => {
      if (it.caresFor('oncall.responders', 2)) {
        return value(it.count('oncall.responders', 3, 7));
      }
      const few = it.count('oncall.responders', 0, 2);
      return few === 0 ? NONE : value(few);
    },
  },
  {
    factId: 'incidents.actions-on-time',
    source: 'incidents',
    report: it => {
      if (it.quiet) {
        return NONE;
      }
      if (it.caresFor('incidents.actions-on-time', 3)) {
        return value(it.between('incidents.actions-on-time', 0.87, 1));
      }
      return it.caresFor('incidents.actions-on-time', 2)
        ? value(it.between('incidents.actions-on-time', 0.71, 0.84))
        : value(it.between('incidents.actions-on-time', 0.2, 0.66));
    },
  },
  {
    // Adoption shows in the outcome: what can be seen is mended sooner.
    factId: 'incidents.time-to-restore',
    source: 'incidents',
    report: it => {
      if (it.quiet) {
        return NONE;
      }
      return it.adopted('observability-kit')
        ? value(Math.round(it.between('incidents.time-to-restore', 18, 75)))
        : value(Math.round(it.between('incidents.time-to-restore', 70, 260)));
    },
  },
  {
    factId: 'backup.restore-tested',
    source: 'backup',
    freshFor: '180d',
    report: it => {
      if (it.stateless) {
        return NONE;
      }
      const day = it.latest('restore', RESTORE_PERIOD_DAYS);
      const then = it.on(day);
      if (then.caresFor('backup.restore-tested', 3)) {
        return value(1, day);
      }
      return then.caresFor('backup.restore-tested', 2)
        ? value(0.5, day)
        : SILENT;
    },
  },
  {
    // A service that was never tested has no result. That is no data, not a tool that found nothing to test.
    factId: 'load-test.peak-ratio',
    source: 'load-test',
    freshFor: '180d',
    report: it => {
      const day = it.latest('load test', LOAD_TEST_PERIOD_DAYS);
      const then = it.on(day);
      if (then.caresFor('load-test.peak-ratio', 4)) {
        return value(1.6 + it.count('load-test.peak-ratio', 0, 6) / 10, day);
      }
      return then.caresFor('load-test.peak-ratio', 3)
        ? value(0.7 + it.count('load-test.peak-ratio', 0, 4) / 10, day)
        : SILENT;
    },
  },
  {
    factId: 'observability.kit',
    source: 'observability',
    report: it =>
      value(
        it.adopted('observability-kit')
          ? 'platform'
          : it.pick('telemetry', OWN_TELEMETRY),
      ),
  },
  {
    factId: 'observability.signals',
    source: 'observability',
    report: it => {
      if (!it.adopted('observability-kit')) {
        return value(['logs']);
      }
      return it.caresFor('observability.signals', 4)
        ? value(['logs', 'metrics', 'traces'])
        : value(['logs', 'metrics']);
    },
  },
];
