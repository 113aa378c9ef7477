import { readdirSync, readFileSync } from 'fs';
import { resolve } from 'path';
import {
  Check,
  DocumentSource,
  factsReadBy,
  parseDocuments,
  Standard,
  Tier,
} from '..';

const ROOT = resolve(__dirname, '../../../..');

function sources(folder: string): DocumentSource[] {
  return readdirSync(resolve(ROOT, folder))
    .filter(name => name.endsWith('.yaml'))
    .map(name => ({
      file: `${folder}/${name}`,
      text: readFileSync(resolve(ROOT, folder, name), 'utf8'),
    }));
}

const shipped = parseDocuments(sources('standards'));
const guide = readFileSync(resolve(ROOT, 'standards/README.md'), 'utf8');
const vocabulary = readFileSync(resolve(ROOT, 'standards/facts.md'), 'utf8');

function standardNamed(name: string): Standard {
  const standard = shipped.standards.find(found => found.name === name);
  if (!standard) {
    throw new Error(`No standard ${name} ships`);
  }
  return standard;
}

function allChecks(standard: Standard): Check[] {
  return [...standard.checks, ...standard.off];
}

const applyingTo = (tier: Tier) => (check: Check) =>
  check.tiers?.includes(tier) ?? true;

const readiness = standardNamed('production-readiness');
const platform = standardNamed('platform-as-product');
const everyCheck = shipped.standards.flatMap(allChecks);

describe('the shipped documents', () => {
  it('are read without any diagnostic', () => {
    expect(shipped.diagnostics).toEqual([]);
    expect(shipped.rejected).toEqual([]);
  });

  it('are two standards, eight capabilities and an error-budget policy', () => {
    expect(shipped.standards.map(({ name }) => name)).toEqual([
      'platform-as-product',
      'production-readiness',
    ]);
    expect(shipped.capabilities).toHaveLength(8);
    expect(
      shipped.errorBudgetPolicies.map(({ name, strictestTier, rules }) => [
        name,
        strictestTier,
        ...rules.map(({ state, gate }) => `${state}: ${gate}`),
      ]),
    ).toEqual([
      [
        'error-budget',
        0,
        'exhausted: block',
        'exhausted: warn',
        'at-risk: warn',
        'at-risk: allow',
      ],
    ]);
  });

  it('ask for about 25 and about 15 things', () => {
    expect(allChecks(readiness)).toHaveLength(28);
    expect(allChecks(platform)).toHaveLength(16);
  });

  it('have no check in both standards', () => {
    const ids = everyCheck.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(everyCheck.map(check => [check.id, check] as const))(
    '%s says why, how to mend it, with how much work, and for whom',
    (id, check) => {
      expect(check.requirement.kind).not.toBe('broken');
      expect(check.why).toBeTruthy();
      expect(check.fix?.text).toBeTruthy();
      expect(check.effort).toBeGreaterThan(0);
      expect([1, 2, 3]).toContain(check.weight);
      expect(check.category).not.toBe('general');
      expect(guide).toContain(`| \`${id}\``);
    },
  );

  it('ask a service of tier 3 for eight things in production readiness', () => {
    expect(allChecks(readiness).filter(applyingTo(3))).toHaveLength(8);
  });

  it('ask a more critical service for at least as much', () => {
    for (const standard of shipped.standards) {
      const counts = ([3, 2, 1, 0] as const).map(
        tier => allChecks(standard).filter(applyingTo(tier)).length,
      );
      expect(counts).toEqual([...counts].sort((a, b) => a - b));
    }
  });

  it('are on exactly where the portal itself gives the answer: from the catalog, and whether there is an SLO', () => {
    const isAnswered = (check: Check) =>
      check.id === 'slo-agreed' ||
      (check.requirement.kind !== 'attestation' &&
        factsReadBy(check).every(factId => factId.startsWith('catalog.')));
    for (const standard of shipped.standards) {
      expect(standard.checks.filter(isAnswered)).toEqual(standard.checks);
      expect(standard.off.filter(isAnswered)).toEqual([]);
    }
  });

  it('promise no high level from what the portal itself knows', () => {
    const levelsOf = (standard: Standard) =>
      new Set(standard.checks.map(({ level }) => level));
    expect(levelsOf(readiness)).toEqual(
      new Set(['foundation', 'professional']),
    );
    expect(levelsOf(platform)).toEqual(new Set(['foundation']));
  });

  it('say of each check that is off which source it needs', () => {
    const off = shipped.standards.flatMap(standard => standard.off);
    for (const check of off) {
      const needed = new Set(
        factsReadBy(check).map(factId => factId.split('.')[0]),
      );
      const wanted =
        check.requirement.kind === 'attestation'
          ? ['attestations']
          : [...needed];
      expect([check.off?.needs]).toEqual(wanted);
    }
  });

  it('read only facts that the vocabulary describes', () => {
    const rules = shipped.capabilities.flatMap(
      ({ adoptedWhen, alternative }) => [
        ...(adoptedWhen.kind === 'rule' ? [adoptedWhen.rule] : []),
        ...(alternative ? [alternative] : []),
      ],
    );
    const read = [
      ...everyCheck.flatMap(factsReadBy),
      ...rules.flatMap(rule => rule.reads.factIds),
    ];
    const unknown = read.filter(id => !vocabulary.includes(`| \`${id}\``));
    expect(unknown).toEqual([]);
  });

  it('give each capability an owner, a milestone and an outcome', () => {
    for (const capability of shipped.capabilities) {
      expect(capability.adoptedWhen.kind).toBe('rule');
      expect(capability.owner).toBeTruthy();
      expect(capability.links.docs).toBeTruthy();
      expect(capability.milestones.length).toBeGreaterThan(0);
      expect(capability.outcomes.length).toBeGreaterThan(0);
      expect(guide).toContain(`| \`${capability.name}\``);
    }
  });
});

describe('the standards of the sample company', () => {
  const sample = parseDocuments(
    [
      ...sources('examples/standards'),
      ...sources('standards').filter(({ file }) =>
        file.endsWith('/capabilities.yaml'),
      ),
    ],
    { shipped: sources('standards') },
  );

  it('extend the shipped ones without any diagnostic', () => {
    expect(sample.diagnostics).toEqual([]);
    expect(sample.standards.map(({ name }) => name)).toEqual(
      expect.arrayContaining(shipped.standards.map(({ name }) => name)),
    );
  });

  it('turn on all that needs no attestation', () => {
    const off = sample.standards.flatMap(standard => standard.off);
    expect(off.map(({ id }) => id).sort()).toEqual([
      'access-reviewed',
      'failover-exercised',
    ]);
  });

  it('keep every check that ships', () => {
    const ids = sample.standards.flatMap(allChecks).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(everyCheck.map(({ id }) => id)));
  });
});
