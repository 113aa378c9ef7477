import { FactShape, NONE, value } from './FactShape';

const OWN_STORES = ['cloud', 'vault'];
const OWN_INFRASTRUCTURE = ['cloud-console', 'own-modules', 'shell-script'];

/** Facts on security, infrastructure and cost. @internal */
export const UPKEEP_SHAPES: readonly FactShape[] = [
  {
    factId: 'secrets.exposed',
    source: 'secrets',
    report: it =>
      value(
        it.caresFor('secrets.exposed', 2)
          ? 0
          : it.count('secrets.exposed', 1, 4),
      ),
  },
  {
    factId: 'secrets.store',
    source: 'secrets',
    report: it => {
      if (it.adopted('managed-secrets')) {
        return value('managed');
      }
      return it.caresFor('secrets.store', 2)
        ? value(it.pick('store', OWN_STORES))
        : value('environment');
    },
  },
  {
    factId: 'secrets.rotated-on-time',
    source: 'secrets',
    report: it => {
      const rotates =
        it.adopted('managed-secrets') &&
        it.caresFor('secrets.rotated-on-time', 3);
      return rotates
        ? value(it.between('secrets.rotated-on-time', 0.96, 1))
        : value(it.between('secrets.rotated-on-time', 0.4, 0.93));
    },
  },
  {
    factId: 'security.oldest-critical',
    source: 'security',
    report: it =>
      value(
        it.caresFor('security.oldest-critical', 2)
          ? it.count('security.oldest-critical', 0, 6)
          : it.count('security.oldest-critical', 19, 140),
      ),
  },
  {
    factId: 'supply-chain.sbom',
    source: 'supply-chain',
    report: it =>
      value(it.adopted('signed-builds') || it.caresFor('supply-chain.sbom', 3)),
  },
  {
    factId: 'supply-chain.signed',
    source: 'supply-chain',
    report: it => value(it.adopted('signed-builds')),
  },
  {
    factId: 'iac.tool',
    source: 'iac',
    report: it =>
      value(
        it.adopted('infrastructure-modules')
          ? 'platform-modules'
          : it.pick('infrastructure', OWN_INFRASTRUCTURE),
      ),
  },
  {
    factId: 'iac.coverage',
    source: 'iac',
    report: it => {
      if (it.caresFor('iac.coverage', 3)) {
        return value(it.between('iac.coverage', 0.955, 1));
      }
      return it.caresFor('iac.coverage', 2)
        ? value(it.between('iac.coverage', 0.61, 0.79))
        : value(it.between('iac.coverage', 0.05, 0.55));
    },
  },
  {
    factId: 'iac.modules',
    source: 'iac',
    report: it =>
      it.adopted('infrastructure-modules')
        ? value(it.between('iac.modules', 0.82, 1))
        : value(it.between('iac.modules', 0, 0.7)),
  },
  {
    factId: 'iac.drift',
    source: 'iac',
    report: it =>
      it.caresFor('iac.drift', 4)
        ? value(it.between('iac.drift', 0, 0.018))
        : value(it.between('iac.drift', 0.03, 0.24)),
  },
  {
    factId: 'runtime.supported',
    source: 'runtime',
    report: it => value(it.caresFor('runtime.supported', 3)),
  },
  {
    factId: 'cost.tagged',
    source: 'cost',
    report: it => {
      if (it.adopted('infrastructure-modules')) {
        return value(it.between('cost.tagged', 0.955, 1));
      }
      return it.caresFor('cost.tagged', 2)
        ? value(it.between('cost.tagged', 0.82, 0.94))
        : value(it.between('cost.tagged', 0.25, 0.78));
    },
  },
  {
    factId: 'cost.budget-variance',
    source: 'cost',
    report: it => {
      if (it.caresFor('cost.budget-variance', 4)) {
        return value(it.between('cost.budget-variance', -0.07, 0.08));
      }
      // What costs next to nothing has no budget of its own.
      return it.quiet
        ? NONE
        : value(it.between('cost.budget-variance', 0.11, 0.45));
    },
  },
];
