import { JsonObject } from '@backstage/types';
import { readDescriptorObject } from './readDescriptorObject';

const SHOP: JsonObject = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop' },
  spec: { type: 'service', lifecycle: 'experimental', owner: 'team-a' },
};

async function messageOf(document: JsonObject): Promise<string> {
  const reading = await readDescriptorObject(document);
  return reading.kind === 'refused' ? reading.message : 'It was taken';
}

describe('readDescriptorObject', () => {
  it('gives the entity with its namespace and the relations that it says', async () => {
    const document = {
      ...SHOP,
      spec: { ...(SHOP.spec as JsonObject), dependsOn: ['resource:db'] },
    };
    expect(await readDescriptorObject(document)).toMatchObject({
      kind: 'entity',
      entity: {
        metadata: { name: 'shop', namespace: 'default' },
        relations: [
          { type: 'dependsOn', targetRef: 'resource:default/db' },
          { type: 'ownedBy', targetRef: 'group:default/team-a' },
        ],
      },
    });
  });

  it('fetches nothing that a descriptor refers to', async () => {
    const document = {
      ...SHOP,
      kind: 'API',
      spec: {
        ...(SHOP.spec as JsonObject),
        definition: { $text: 'https://example.com/api.yaml' },
      },
    };
    expect(await readDescriptorObject(document)).toMatchObject({
      entity: {
        spec: {
          definition: 'Not fetched: $text https://example.com/api.yaml',
        },
      },
    });
  });

  it.each<[string, JsonObject, string]>([
    [
      'a missing owner',
      { ...SHOP, spec: { type: 'service', lifecycle: 'experimental' } },
      'The Component "shop" is not valid: spec.owner is missing; add it',
    ],
    [
      'an unknown kind',
      { ...SHOP, kind: 'Compnent' },
      'The Compnent "shop" is of a kind that a catalog without further modules does not know; did you mean "Component"?',
    ],
    [
      'an unknown apiVersion',
      { ...SHOP, apiVersion: 'backstage.io/v9' },
      'The Component "shop" has the apiVersion "backstage.io/v9", which the catalog does not know for its kind; write backstage.io/v1alpha1',
    ],
    ['nothing', {}, 'The document is not valid: apiVersion is missing; add it'],
    [
      'relations',
      { ...SHOP, relations: [] },
      'The descriptor has relations, which the catalog works out from its spec; remove them',
    ],
    [
      'a reference to nothing',
      {
        ...SHOP,
        spec: { ...(SHOP.spec as JsonObject), system: 'system:default/' },
      },
      'spec.system names no entity',
    ],
    [
      'too deep a nesting',
      { ...SHOP, metadata: { name: 'shop', x: nested(40) } },
      'The descriptor is nested deeper than 32; write it flatter',
    ],
  ])('refuses %s with the mend', async (_, document, message) => {
    expect(await messageOf(document)).toContain(message);
  });
});

function nested(depth: number): JsonObject {
  return depth === 0 ? {} : { inner: nested(depth - 1) };
}
