import { FilterPredicate } from '@backstage/filter-predicates';
import { ENTITY } from './__testUtils__/fixtures';
import { describeScope, explainScope } from './explainScope';
import { matchesScope } from './matchesScope';

describe('describeScope', () => {
  it.each<[FilterPredicate | undefined, string]>([
    [undefined, 'anything'],
    [{}, 'anything'],
    [{ kind: 'Component' }, 'kind is Component'],
    [
      { kind: 'Component', 'spec.type': { $in: ['service', 'website'] } },
      'kind is Component and spec.type is service or website',
    ],
    [{ 'spec.system': { $exists: true } }, 'spec.system is present'],
    [{ 'spec.system': { $exists: false } }, 'spec.system is absent'],
    [
      { 'metadata.name': { $hasPrefix: 'ord' } },
      'metadata.name is like ord...',
    ],
    [
      { 'metadata.tags': { $contains: 'java' } },
      'metadata.tags is a list with "java"',
    ],
    [
      { $any: [{ kind: 'API' }, { kind: 'Component' }] },
      '(kind is API or kind is Component)',
    ],
    [
      { $all: [{ kind: 'API' }, { 'spec.type': 'a' }] },
      'kind is API and spec.type is a',
    ],
    [{ $not: { kind: 'API' } }, 'not (kind is API)'],
    [{ $all: [] }, 'anything'],
    [{ $any: [] }, '(nothing)'],
  ])('puts %j into words', (scope, expected) => {
    expect(describeScope(scope)).toBe(expected);
  });
});

describe('explainScope', () => {
  it('says what is asked and what the entity has', () => {
    const scope = { kind: 'API', $not: { 'spec.owner': 'x' } };
    expect(
      explainScope({ kind: 'API', 'spec.lifecycle': 'production' }, ENTITY),
    ).toBe(
      'It applies where kind is API and spec.lifecycle is production; here kind is Component, spec.lifecycle is absent',
    );
    expect(explainScope(scope, ENTITY)).toContain(
      'here kind is Component, spec.owner is group:default/orders',
    );
  });
});

describe('matchesScope', () => {
  it.each<[FilterPredicate | undefined, boolean]>([
    [undefined, true],
    [{}, true],
    [{ kind: 'component' }, true],
    [{ kind: 'API' }, false],
    [{ $not: { kind: 'API' } }, true],
    [{ 'spec.type': { $in: ['service'] } }, true],
    [{ 'spec.system': { $exists: true } }, false],
  ])('of %j is %p', (scope, expected) => {
    expect(matchesScope(scope, ENTITY)).toBe(expected);
  });
});
