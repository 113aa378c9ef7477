import { startTestBackend } from '@backstage/backend-test-utils';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import scaffolderModule from './index';

it('adds its actions to the scaffolder', async () => {
  const added: string[] = [];
  await startTestBackend({
    extensionPoints: [
      [
        scaffolderActionsExtensionPoint,
        {
          addActions: (...actions: { id: string }[]) =>
            added.push(...actions.map(({ id }) => id)),
        },
      ],
    ],
    features: [scaffolderModule],
  });
  expect(added).toEqual(['readiness:gate:check', 'readiness:review:request']);
});
