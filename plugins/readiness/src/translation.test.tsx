import {
  createTranslationMessages,
  createTranslationResource,
} from '@backstage/core-plugin-api/alpha';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { fixtureGovernanceApi } from './__testUtils__/fixtureGovernanceApi';
import { fixtureReadinessApi } from './__testUtils__/fixtureReadinessApi';
import { readinessPlugin } from './alpha/plugin';
import { governanceApiRef, readinessApiRef } from './api';
import { readinessTranslationRef } from './translation';
import german from './translations/de';
import { messages } from './translations/en';

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[path + key, value] as [string, string]]
      : flatten(value, `${path}${key}.`),
  );
}

const placeholders = (text: string) =>
  (text.match(/\{\{\w+\}\}/g) ?? []).sort();

describe('the words of the pages', () => {
  it('exist in German, with the same placeholders', () => {
    const english = flatten(messages);
    const translated = new Map(Object.entries<string>(german));

    expect([...translated.keys()].sort()).toEqual(
      english.map(([key]) => key).sort(),
    );
    for (const [key, text] of english) {
      expect([key, placeholders(translated.get(key) ?? '')]).toEqual([
        key,
        placeholders(text),
      ]);
    }
  });

  it('can be replaced by an app', async () => {
    const ownWords = createFrontendModule({
      pluginId: 'app',
      extensions: [
        TranslationBlueprint.make({
          name: 'own-words',
          params: {
            resource: createTranslationResource({
              ref: readinessTranslationRef,
              translations: {
                en: async () => ({
                  default: createTranslationMessages({
                    ref: readinessTranslationRef,
                    messages: { 'page.adoption': 'Who is on board' },
                  }),
                }),
              },
            }),
          },
        }),
      ],
    });
    renderTestApp({
      features: [readinessPlugin, ownWords],
      initialRouteEntries: ['/readiness'],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [
        [readinessApiRef, fixtureReadinessApi()],
        [governanceApiRef, fixtureGovernanceApi()],
        [catalogApiRef, catalogApiMock()],
      ],
    });

    expect(
      await screen.findByRole('heading', { level: 2, name: 'Who is on board' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Standards' })).toBeInTheDocument();
  });
});
