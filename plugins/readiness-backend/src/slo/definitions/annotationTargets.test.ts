import { Entity } from '@backstage/catalog-model';
import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { annotationTargets } from './annotationTargets';

const integrations = ScmIntegrations.fromConfig(mockServices.rootConfig());

function targets(files: string, location?: string) {
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'cart',
      annotations: {
        'readiness.backstage.io/openslo': files,
        ...(location && { 'backstage.io/managed-by-location': location }),
      },
    },
  };
  return annotationTargets(entity, options => integrations.resolveUrl(options));
}

const FILE = 'file:/catalog/cart/catalog-info.yaml';

describe('annotationTargets', () => {
  it('starts from the descriptor on disk', () => {
    expect(targets('slo.yaml, slo/more.yaml', FILE)).toEqual([
      { kind: 'path', file: '/catalog/cart/slo.yaml', folder: '/catalog/cart' },
      {
        kind: 'path',
        file: '/catalog/cart/slo/more.yaml',
        folder: '/catalog/cart',
      },
    ]);
  });

  it.each(['../other/slo.yaml', '/etc/passwd', 'a/../../b.yaml', '..', '.'])(
    'refuses %s, which leads out of the folder',
    name => {
      expect(targets(name, FILE)).toEqual([
        {
          kind: 'refused',
          file: name,
          reason: expect.stringContaining('leads out of the folder'),
        },
      ]);
    },
  );

  it('lets no entity from a URL name a file on disk', () => {
    const location =
      'url:https://github.com/shop/cart/blob/main/catalog-info.yaml';
    expect(targets('slo.yaml,file:/etc/passwd', location)).toEqual([
      {
        kind: 'url',
        file: 'https://github.com/shop/cart/tree/main/slo.yaml',
      },
      expect.objectContaining({ kind: 'refused', file: 'file:/etc/passwd' }),
    ]);
  });

  it('resolves as the host does', () => {
    expect(
      targets(
        'slo.yaml',
        'url:https://dev.azure.com/shop/cart/_git/cart?path=/catalog-info.yaml',
      ),
    ).toEqual([
      {
        kind: 'url',
        file: 'https://dev.azure.com/shop/cart/_git/cart?path=%2Fslo.yaml',
      },
    ]);
  });

  it('takes URLs as they are, without a descriptor too', () => {
    expect(targets('https://example.com/slo.yaml')).toEqual([
      { kind: 'url', file: 'https://example.com/slo.yaml' },
    ]);
    expect(targets('slo.yaml')).toEqual([
      expect.objectContaining({ kind: 'refused', file: 'slo.yaml' }),
    ]);
  });

  it('reads ten files of an entity and says that there are more', () => {
    const names = Array.from({ length: 12 }, (_, index) => `${index}.yaml`);
    const read = targets(names.join(), FILE);
    expect(read.filter(({ kind }) => kind === 'path')).toHaveLength(10);
    expect(read[10]).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('names 12 files'),
    });
  });

  it('names nothing for an entity without the annotation', () => {
    expect(targets('')).toEqual([]);
  });
});
