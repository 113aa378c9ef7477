import { Entity } from '@backstage/catalog-model';
import { JsonObject, JsonValue } from '@backstage/types';
import { catalogFacts, CatalogFactsOptions } from './catalogFacts';
import { CatalogIndex } from './CatalogIndex';
import { withRelations } from './relationsOf';

const NOW = Date.parse('2027-03-01T12:00:00Z');

const entity = (
  kind: string,
  name: string,
  spec: JsonObject = {},
  metadata: Partial<Entity['metadata']> = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default', ...metadata },
  spec,
});

const group = (name: string, spec: JsonObject = {}) =>
  entity('Group', name, { type: 'team', children: [], ...spec });

const users = (...names: string[]) => names.map(name => entity('User', name));

function observe(
  factId: string,
  described: Entity[],
  options?: CatalogFactsOptions,
): JsonValue | undefined {
  const [subject, ...others] = withRelations(described);
  const lookup = CatalogIndex.of([subject, ...others]);
  const fact = catalogFacts(subject, lookup, NOW, options).find(
    candidate => candidate.factId === factId,
  );
  return fact?.observation.kind === 'value'
    ? fact.observation.value
    : undefined;
}

const owned = entity('Component', 'shop', { owner: 'team' });

describe('catalogFacts', () => {
  it('are measured by the catalog and hold until they are replaced', () => {
    const [subject] = withRelations([owned]);

    const facts = catalogFacts(subject, CatalogIndex.of([subject]), NOW);

    expect(facts.map(({ factId }) => factId)).toEqual([
      'catalog.owner',
      'catalog.dependencies',
      'catalog.tier-declared',
    ]);
    for (const fact of facts) {
      expect(fact).toMatchObject({
        observedAt: NOW,
        source: 'catalog',
        provenance: 'measured',
      });
      expect(fact.freshFor).toBeUndefined();
    }
  });

  describe('catalog.owner', () => {
    it('is none for an entity without an owner', () => {
      const [subject] = withRelations([entity('Component', 'shop')]);

      const [fact] = catalogFacts(subject, CatalogIndex.of([subject]), NOW);

      expect(fact.observation).toEqual({ kind: 'none' });
    });

    it('says that the owner is not in the catalog', () => {
      expect(observe('catalog.owner', [owned])).toEqual({
        ref: 'group:default/team',
        kind: 'group',
        exists: false,
        members: 0,
        contact: false,
      });
    });

    it('counts each user of the group and of the groups below it once', () => {
      const value = observe('catalog.owner', [
        owned,
        group('team', { children: ['left', 'right'], members: ['ann'] }),
        group('left', { members: ['ann', 'bob'] }),
        group('right', { parent: 'team', members: ['cid'] }),
        ...users('ann', 'bob', 'cid'),
      ]);

      expect(value).toMatchObject({ exists: true, members: 3 });
    });

    it('does not count members that the catalog does not know', () => {
      const value = observe('catalog.owner', [
        owned,
        group('team', { members: ['ann', 'ghost'] }),
        ...users('ann'),
      ]);

      expect(value).toMatchObject({ members: 1 });
    });

    it('ends when groups go round in a circle', () => {
      const value = observe('catalog.owner', [
        owned,
        group('team', { children: ['other'], members: ['ann'] }),
        group('other', { children: ['team', 'other'], members: ['bob'] }),
        ...users('ann', 'bob'),
      ]);

      expect(value).toMatchObject({ members: 2 });
    });

    it('takes a user who owns for one person', () => {
      const value = observe('catalog.owner', [
        entity('Component', 'shop', { owner: 'user:ann' }),
        entity('User', 'ann', { profile: { email: 'ann@example.com' } }),
      ]);

      expect(value).toEqual({
        ref: 'user:default/ann',
        kind: 'user',
        exists: true,
        members: 1,
        contact: true,
      });
    });

    it.each<[boolean, string, JsonObject, Partial<Entity['metadata']>]>([
      [true, 'an e-mail address', { profile: { email: 'a@b.c' } }, {}],
      [false, 'an empty e-mail address', { profile: { email: ' ' } }, {}],
      [
        true,
        'a link of type chat',
        {},
        { links: [{ url: 'https://a.b/c', type: 'chat' }] },
      ],
      [
        true,
        'a link titled as a channel',
        {},
        { links: [{ url: 'https://a.b/c', title: '#shop channel' }] },
      ],
      [
        true,
        'a link to a chat service',
        {},
        { links: [{ url: 'https://acme.slack.com/archives/C1' }] },
      ],
      [
        true,
        'a mail link',
        {},
        { links: [{ url: 'mailto:shop@example.com' }] },
      ],
      [
        false,
        'a link to its wiki only',
        {},
        { links: [{ url: 'https://wiki.example/chatter', title: 'Wiki' }] },
      ],
      [
        true,
        'a chat annotation',
        {},
        { annotations: { 'slack.com/channel-id': 'C1' } },
      ],
      [
        true,
        'an annotation of another chat',
        {},
        { annotations: { 'acme.dev/teams-channel': 'x' } },
      ],
      [
        false,
        'an empty chat annotation',
        {},
        { annotations: { 'slack.com/channel-id': '' } },
      ],
      [false, 'nothing', {}, {}],
    ])('has contact %s for a group with %s', (contact, _, spec, metadata) => {
      const value = observe('catalog.owner', [
        owned,
        entity(
          'Group',
          'team',
          { type: 'team', children: [], ...spec },
          metadata,
        ),
      ]);

      expect(value).toMatchObject({ contact });
    });
  });

  describe('catalog.dependencies', () => {
    const dependent = (...dependsOn: string[]) =>
      entity('Component', 'shop', { owner: 'team', dependsOn });

    it('tells the missing from the ownerless', () => {
      const value = observe('catalog.dependencies', [
        dependent(
          'resource:fine',
          'resource:stray',
          'resource:orphan',
          'resource:gone',
        ),
        group('team'),
        entity('Resource', 'fine', { type: 'db', owner: 'team' }),
        entity('Resource', 'stray', { type: 'db' }),
        entity('Resource', 'orphan', { type: 'db', owner: 'dissolved' }),
      ]);

      expect(value).toEqual({
        total: 4,
        missing: ['resource:default/gone'],
        ownerless: ['resource:default/orphan', 'resource:default/stray'],
        belowFoundation: [],
      });
    });

    it('counts a dependency that the other side declares', () => {
      const value = observe('catalog.dependencies', [
        dependent(),
        entity('Resource', 'db', {
          type: 'db',
          owner: 'team',
          dependencyOf: ['component:shop'],
        }),
        group('team'),
      ]);

      expect(value).toMatchObject({ total: 1, missing: [], ownerless: [] });
    });

    it('lists those known to be below the first level, and not those of which nothing is known', () => {
      const levels = new Map([
        ['component:default/low', 0],
        ['component:default/high', 2],
      ]);

      const value = observe(
        'catalog.dependencies',
        [dependent('component:low', 'component:high', 'component:unknown')],
        { levelOf: ref => levels.get(ref) },
      );

      expect(value).toMatchObject({
        belowFoundation: ['component:default/low'],
      });
    });

    it('lists at most 100 of each', () => {
      const refs = Array.from({ length: 150 }, (_, i) => `resource:r${i}`);

      const value = observe('catalog.dependencies', [dependent(...refs)]);

      expect(value).toMatchObject({ total: 150 });
      expect((value as { missing: string[] }).missing).toHaveLength(100);
    });
  });

  describe('catalog.tier-declared', () => {
    it.each([
      [true, { labels: { tier: '1' } }],
      [false, { labels: { tier: 'gold' } }],
      [false, {}],
    ])('is %s for %j', (declared, metadata) => {
      const subject = entity('Component', 'shop', {}, metadata);

      expect(observe('catalog.tier-declared', [subject])).toBe(declared);
    });

    it('follows the tier that it is told', () => {
      expect(
        observe('catalog.tier-declared', [owned], {
          tier: { kind: 'declared', tier: 2 },
        }),
      ).toBe(true);
    });
  });

  it('answers for 30,000 entities within what a few reads of each cost', () => {
    const teams = Array.from({ length: 1_000 }, (_, i) =>
      group(`g${i}`, { parent: `g${Math.floor(i / 10)}` }),
    );
    const people = Array.from({ length: 9_000 }, (_, i) =>
      entity('User', `u${i}`, { memberOf: [`g${i % 1_000}`] }),
    );
    const services = Array.from({ length: 20_000 }, (_, i) =>
      entity('Component', `c${i}`, {
        owner: `g${i % 1_000}`,
        dependsOn: [`component:c${(i + 1) % 20_000}`],
      }),
    );
    let reads = 0;
    const entities = withRelations([...teams, ...people, ...services]);
    const index = CatalogIndex.of(entities);
    const lookup = {
      get: (ref: string) => {
        reads += 1;
        return index.get(ref);
      },
      membersOf: (ref: string) => index.membersOf(ref),
    };

    const facts = entities.flatMap(each => catalogFacts(each, lookup, NOW));

    expect(facts).toHaveLength(90_000);
    expect(reads).toBeLessThan(10 * entities.length);
  });
});
