import { Entity } from '@backstage/catalog-model';
import { relationsOf, withRelations } from './relationsOf';

const entity = (
  kind: string,
  name: string,
  spec: Entity['spec'] = {},
  namespace = 'default',
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace },
  spec,
});

describe('relationsOf', () => {
  it.each([
    ['Component', { owner: 'a' }, 'ownedBy', 'group:default/a', 'ownerOf'],
    ['API', { owner: 'user:b' }, 'ownedBy', 'user:default/b', 'ownerOf'],
    ['Component', { system: 'a' }, 'partOf', 'system:default/a', 'hasPart'],
    [
      'Component',
      { subcomponentOf: 'a' },
      'partOf',
      'component:default/a',
      'hasPart',
    ],
    [
      'Component',
      { dependsOn: ['resource:a'] },
      'dependsOn',
      'resource:default/a',
      'dependencyOf',
    ],
    [
      'Resource',
      { dependencyOf: ['component:other/a'] },
      'dependencyOf',
      'component:other/a',
      'dependsOn',
    ],
    [
      'Component',
      { providesApis: ['a'] },
      'providesApi',
      'api:default/a',
      'apiProvidedBy',
    ],
    [
      'Component',
      { consumesApis: ['a'] },
      'consumesApi',
      'api:default/a',
      'apiConsumedBy',
    ],
    ['System', { domain: 'a' }, 'partOf', 'domain:default/a', 'hasPart'],
    ['Domain', { subdomainOf: 'a' }, 'partOf', 'domain:default/a', 'hasPart'],
    ['Group', { parent: 'a' }, 'childOf', 'group:default/a', 'parentOf'],
    ['Group', { children: ['a'] }, 'parentOf', 'group:default/a', 'childOf'],
    ['Group', { members: ['a'] }, 'hasMember', 'user:default/a', 'memberOf'],
    ['User', { memberOf: ['a'] }, 'memberOf', 'group:default/a', 'hasMember'],
    [
      'AiResource',
      { skills: ['a'] },
      'hasPart',
      'airesource:default/a',
      'partOf',
    ],
  ])(
    'relates a %s with %j in both directions',
    (kind, spec, type, target, inReturn) => {
      const { byRef } = relationsOf([entity(kind, 'self', spec)]);

      const self = `${kind.toLowerCase()}:default/self`;
      expect(byRef.get(self)).toEqual([{ type, targetRef: target }]);
      expect(byRef.get(target)).toEqual([{ type: inReturn, targetRef: self }]);
    },
  );

  it('takes the namespace of the entity for a target that names none', () => {
    const { byRef } = relationsOf([
      entity('Component', 'self', { owner: 'A' }, 'shop'),
    ]);

    expect(byRef.get('component:shop/self')).toEqual([
      { type: 'ownedBy', targetRef: 'group:shop/a' },
    ]);
  });

  it('gives a relation that both ends tell of only once, sorted by type and target', () => {
    const { byRef } = relationsOf([
      entity('Group', 'team', { children: ['z', 'a'], members: ['u'] }),
      entity('User', 'u', { memberOf: ['team'] }),
    ]);

    expect(byRef.get('group:default/team')).toEqual([
      { type: 'hasMember', targetRef: 'user:default/u' },
      { type: 'parentOf', targetRef: 'group:default/a' },
      { type: 'parentOf', targetRef: 'group:default/z' },
    ]);
  });

  it('names a reference that is none, and keeps the other relations', () => {
    const { byRef, badReferences } = relationsOf([
      entity('Component', 'self', { owner: 'a', dependsOn: ['no-kind'] }),
    ]);

    expect(byRef.get('component:default/self')).toEqual([
      { type: 'ownedBy', targetRef: 'group:default/a' },
    ]);
    expect(badReferences).toEqual([
      {
        entityRef: 'component:default/self',
        path: 'spec.dependsOn',
        message: expect.stringContaining('"no-kind"'),
      },
    ]);
  });
});

describe('withRelations', () => {
  it('leaves what it is given as it is', () => {
    const given = entity('Component', 'self', { owner: 'a' });

    const [related] = withRelations([given]);

    expect(given.relations).toBeUndefined();
    expect(related.relations).toEqual([
      { type: 'ownedBy', targetRef: 'group:default/a' },
    ]);
  });
});
