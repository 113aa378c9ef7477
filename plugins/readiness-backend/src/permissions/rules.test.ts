import { TestDatabases } from '@backstage/backend-test-utils';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { entityOf, insertEntity } from '../__testUtils__/insertRows';
import { migratedDatabase } from '../__testUtils__/migratedDatabase';
import { EntityCondition } from './entityResource';
import { readEntityResources } from './readEntityResources';
import { hasTier, isEntityOwner, isInStandard } from './rules';
import { Visibility, whereVisible } from './Visibility';

jest.setTimeout(60_000);

interface TestCase {
  readonly criteria: PermissionCriteria<EntityCondition>;
  readonly applies: (ref: Resource) => boolean;
  readonly visible: readonly string[];
}

type Resource = Parameters<typeof isEntityOwner.apply>[0];

const a = { claims: ['group:default/team-a', 'User:default/Someone'] };
const none = { claims: [] };
const critical = { tiers: [0, 1] };
const undeclared = { tiers: ['undeclared' as const, 3] };
const production = { standard: 'production' };

const cases: Record<string, TestCase> = {
  'owned by the claims': {
    criteria: isEntityOwner.toQuery(a),
    applies: entity => isEntityOwner.apply(entity, a),
    visible: ['one', 'three'],
  },
  'owned by no claims at all': {
    criteria: isEntityOwner.toQuery(none),
    applies: entity => isEntityOwner.apply(entity, none),
    visible: [],
  },
  'not owned by the claims, ownerless ones included': {
    criteria: { not: isEntityOwner.toQuery(a) },
    applies: entity => !isEntityOwner.apply(entity, a),
    visible: ['two', 'ownerless'],
  },
  'of a tier': {
    criteria: hasTier.toQuery(critical),
    applies: entity => hasTier.apply(entity, critical),
    visible: ['one', 'two'],
  },
  'of an undeclared tier': {
    criteria: hasTier.toQuery(undeclared),
    applies: entity => hasTier.apply(entity, undeclared),
    visible: ['three', 'ownerless'],
  },
  'not of a tier': {
    criteria: { not: hasTier.toQuery(critical) },
    applies: entity => !hasTier.apply(entity, critical),
    visible: ['three', 'ownerless'],
  },
  'in a standard': {
    criteria: isInStandard.toQuery(production),
    applies: entity => isInStandard.apply(entity, production),
    visible: ['one', 'ownerless'],
  },
  'not in a standard': {
    criteria: { not: isInStandard.toQuery(production) },
    applies: entity => !isInStandard.apply(entity, production),
    visible: ['two', 'three'],
  },
  'owned by the claims and not in a standard, or of a tier': {
    criteria: {
      anyOf: [
        {
          allOf: [
            isEntityOwner.toQuery(a),
            { not: isInStandard.toQuery(production) },
          ],
        },
        hasTier.toQuery({ tiers: [0] }),
      ],
    },
    applies: entity =>
      (isEntityOwner.apply(entity, a) &&
        !isInStandard.apply(entity, production)) ||
      hasTier.apply(entity, { tiers: [0] }),
    visible: ['one', 'three'],
  },
};

describe('the rules for entities', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
      const insert = (
        name: string,
        owner_ref: string | null,
        tier: number | null,
      ) => insertEntity(knex, entityOf(name), { owner_ref, tier });
      await insert('one', 'group:default/team-a', 0);
      await insert('two', 'group:default/team-b', 1);
      await insert('three', 'user:default/someone', 3);
      await insert('ownerless', null, null);
      for (const name of ['one', 'ownerless']) {
        await knex('scorecards').insert({
          entity_ref: `component:default/${name}`,
          standard: 'production',
          level_rank: 0,
          highest_rank: 1,
          statuses: '',
          values_used: '{}',
          judged_tier: 0,
          revision: 1,
          changed_at: 0,
        });
      }
    });

    const visibleNames = async (visibility: Visibility) => {
      const query = knex('entities').select('entities.name');
      whereVisible(query, visibility, knex);
      const rows = await query;
      return rows.map(({ name }) => name).sort();
    };

    it.each(Object.entries(cases))(
      'show the same entities in a list as one by one: %s',
      async (_, { criteria, applies, visible }) => {
        const names = ['one', 'two', 'three', 'ownerless'];
        const resources = await readEntityResources(
          knex,
          names.map(name => `component:default/${name}`),
        );
        const expected = [...visible].sort();
        expect(await visibleNames({ kind: 'some', criteria })).toEqual(
          expected,
        );
        expect(
          names
            .filter((_name, i) => resources[i] && applies(resources[i]))
            .sort(),
        ).toEqual(expected);
      },
    );

    it('are combined with what the catalog shows', async () => {
      const entityRefs = ['component:default/one', 'component:default/two'];
      expect(await visibleNames({ kind: 'some', entityRefs })).toEqual([
        'one',
        'two',
      ]);
      expect(
        await visibleNames({
          kind: 'some',
          entityRefs,
          criteria: isEntityOwner.toQuery(a),
        }),
      ).toEqual(['one']);
      expect(await visibleNames({ kind: 'some', entityRefs: [] })).toEqual([]);
      expect(await visibleNames({ kind: 'none' })).toEqual([]);
      expect(await visibleNames({ kind: 'all' })).toHaveLength(4);
    });

    it('take more refs than an engine takes parameters', async () => {
      const entityRefs = Array.from(
        { length: 70_000 },
        (_, i) => `component:default/other-${i}`,
      );
      expect(
        await visibleNames({
          kind: 'some',
          entityRefs: [...entityRefs, 'component:default/two'],
        }),
      ).toEqual(['two']);
    });

    it('get undefined for an entity that is not known, which denies', async () => {
      expect(
        await readEntityResources(knex, [
          'component:default/unknown',
          'component:default/one',
        ]),
      ).toEqual([
        undefined,
        {
          entityRef: 'component:default/one',
          owner: 'group:default/team-a',
          tier: 0,
          standards: ['production'],
        },
      ]);
    });
  });
});
