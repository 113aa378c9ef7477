import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { ENTITY } from '../evaluation/__testUtils__/fixtures';
import { readTier, TierSource } from './readTier';

interface Declared {
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  spec?: JsonObject;
}

function entityWith({ labels, annotations, spec }: Declared): Entity {
  return { ...ENTITY, metadata: { name: 'orders', labels, annotations }, spec };
}

const declared = (tier: number) => ({
  declaration: { kind: 'declared', tier },
});
const undeclared = { declaration: { kind: 'undeclared' } };

describe('readTier', () => {
  it.each<[string, Declared, object]>([
    ['a label', { labels: { tier: '0' } }, declared(0)],
    ['words', { labels: { tier: 'tier-2' } }, declared(2)],
    ['other case and spaces', { labels: { tier: ' Tier 3 ' } }, declared(3)],
    ['an annotation', { annotations: { 'readiness/tier': '1' } }, declared(1)],
    ['a number in spec', { spec: { tier: 2 } }, declared(2)],
    [
      'the label before the annotation',
      { labels: { tier: '1' }, annotations: { 'readiness/tier': '3' } },
      declared(1),
    ],
    [
      'an empty label, as if there were none',
      { labels: { tier: '' }, spec: { tier: 3 } },
      declared(3),
    ],
    ['null, as if there were none', { spec: { tier: null } }, undeclared],
    ['nothing', {}, undeclared],
  ])('reads %s', (_, entity, expected) => {
    expect(readTier(entityWith(entity))).toEqual(expected);
  });

  it.each<[Declared, string]>([
    [{ labels: { tier: '4' } }, 'The label tier is "4"'],
    [
      { labels: { tier: 'gold' }, spec: { tier: 1 } },
      'The label tier is "gold"',
    ],
    [{ spec: { tier: { level: 1 } } }, 'The field spec.tier is "{"level":1}"'],
    [{ spec: { tier: false } }, 'The field spec.tier is "false"'],
    [{ spec: { tier: -0.5 } }, 'The field spec.tier is "-0.5"'],
    [{ labels: { tier: '__proto__' } }, 'The label tier is "__proto__"'],
  ])('does not guess at %j, and says so', (entity, message) => {
    const reading = readTier(entityWith(entity));
    expect(reading).toMatchObject({
      ...undeclared,
      diagnostic: { severity: 'warning', code: 'unknown-tier' },
    });
    expect(reading.diagnostic?.message).toContain(message);
    expect(reading.diagnostic?.message).toContain('right would be one of 0,');
  });

  it('reads the values of an organisation', () => {
    const sources: TierSource[] = [
      { from: { path: 'spec.criticality' }, values: { Vital: 0, minor: 3 } },
    ];
    const read = (criticality: string) =>
      readTier(entityWith({ spec: { criticality } }), sources).declaration;
    expect(read('VITAL')).toEqual({ kind: 'declared', tier: 0 });
    expect(read('minor')).toEqual({ kind: 'declared', tier: 3 });
    expect(read('0')).toEqual({ kind: 'undeclared' });
  });

  it('does not take what every object has for a declaration', () => {
    const sources: TierSource[] = [
      { from: { label: 'constructor' }, values: { 1: 1 } },
      { from: { annotation: 'toString' }, values: { 1: 1 } },
    ];
    expect(
      readTier(entityWith({ labels: {}, annotations: {} }), sources),
    ).toEqual(undeclared);
  });
});
