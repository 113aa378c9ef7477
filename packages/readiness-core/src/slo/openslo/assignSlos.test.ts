import { readText, slo, yamlOf } from './__testUtils__/openSloTexts';
import { assignSlos, SLO_ENTITY_ANNOTATION } from './assignSlos';

function sloOf(service: string, entity?: string) {
  const annotations: Record<string, string> =
    entity === undefined ? {} : { [SLO_ENTITY_ANNOTATION]: entity };
  return readText(yamlOf(slo({ service }, { annotations }))).definitions;
}

const ENTITIES = [
  'component:default/shop',
  'component:default/search',
  'component:backoffice/search',
  'system:default/journey',
  'domain:default/journey',
  'system:default/shop',
  'domain:default/trade',
  'group:default/payments',
];

function assign(
  definitions: ReturnType<typeof sloOf>,
  fileOwners?: ReadonlyMap<string, readonly string[]>,
) {
  const [{ definition: _, ...answer }] = assignSlos(definitions, ENTITIES, {
    fileOwners,
  });
  return answer;
}

describe('assignSlos', () => {
  it.each([
    ['shop', 'component:default/shop'],
    ['SHOP', 'component:default/shop'],
    ['trade', 'domain:default/trade'],
  ])('takes service %s for %s', (service, entityRef) => {
    expect(assign(sloOf(service))).toEqual({
      kind: 'assigned',
      entityRef,
      by: 'service',
    });
  });

  it.each([
    ['search', 'component:default/search'],
    ['backoffice/search', 'component:backoffice/search'],
    ['Component:Search', 'component:default/search'],
    [' system:default/journey ', 'system:default/journey'],
    ['domain:journey', 'domain:default/journey'],
  ])('follows the annotation %p before the service', (entity, entityRef) => {
    expect(assign(sloOf('shop', entity))).toEqual({
      kind: 'assigned',
      entityRef,
      by: 'annotation',
    });
  });

  it('gives an SLO to the entity that names its file', () => {
    const owners = new Map([['a.yaml', ['component:backoffice/search']]]);

    expect(assign(sloOf('shop'), owners)).toMatchObject({
      entityRef: 'component:backoffice/search',
      by: 'entity-file',
    });
    expect(assign(sloOf('shop', 'search'), owners)).toMatchObject({
      entityRef: 'component:default/search',
      by: 'annotation',
    });
  });

  it.each<[string, string, string | undefined, string]>([
    [
      'is known nowhere',
      'nowhere',
      undefined,
      `metadata.annotations: { ${SLO_ENTITY_ANNOTATION}: component:default/<name> }`,
    ],
    [
      'is the name of two components',
      'search',
      undefined,
      'component:backoffice/search, component:default/search; say on the SLO which',
    ],
    [
      'is the name of a system and a domain',
      'journey',
      undefined,
      'domain:default/journey, system:default/journey',
    ],
    [
      'is the name of a group',
      'payments',
      undefined,
      'is the name of no component, system or domain',
    ],
    [
      'is overruled by an annotation that names nothing',
      'shop',
      'component:default/none',
      'is not in the catalog; register it or correct the annotation',
    ],
    [
      'is overruled by an annotation that names a group',
      'shop',
      'group:default/payments',
      'belongs to a component, a system or a domain',
    ],
    [
      'is overruled by an annotation that is no ref',
      'shop',
      'a b',
      'is no entity ref; write one like',
    ],
    ['is overruled by an empty annotation', 'shop', '', 'is no entity ref'],
  ])('gives a reason when the service %s', (_, service, entity, reason) => {
    expect(assign(sloOf(service, entity))).toEqual({
      kind: 'unassigned',
      reason: expect.stringContaining(reason),
    });
  });

  it('does not choose between entities that name the same file', () => {
    const owners = new Map([
      ['a.yaml', ['component:default/shop', 'component:default/search']],
    ]);

    expect(assign(sloOf('shop'), owners)).toEqual({
      kind: 'unassigned',
      reason: expect.stringContaining(
        'component:default/search, component:default/shop; say on the SLO',
      ),
    });
  });

  it('answers in the order of the definitions, for all of them', () => {
    const definitions = [...sloOf('nowhere'), ...sloOf('shop')];

    expect(
      assignSlos(definitions, ENTITIES).map(({ definition }) => definition),
    ).toEqual(definitions);
  });
});
