import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { fixtureReadinessApi } from '../../__testUtils__/fixtureReadinessApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { EntitiesPage } from './EntitiesPage';

const address = () => screen.getByLabelText('Address');

describe('EntitiesPage', () => {
  it('asks for what the URL says and shows it', async () => {
    const api = fixtureReadinessApi();
    const { container } = await renderReadiness(<EntitiesPage />, {
      api,
      at: '/readiness/entities?tier=undeclared&standard=production-readiness&check=on-call-rotation&status=no-data&status=nonsense&gap=no-owner',
    });

    const table = await screen.findByRole('table');
    expect(api.listEntities).toHaveBeenCalledWith({
      tier: ['undeclared'],
      standard: 'production-readiness',
      check: 'on-call-rotation',
      status: ['no-data'],
      gap: ['no-owner'],
      limit: 25,
    });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(heading => heading.textContent),
    ).toEqual([
      'Name',
      'Owner',
      'Tier',
      'Level',
      'Score',
      'Failing',
      'Status of on-call-rotation',
      'Gaps',
    ]);
    await within(table).findByText('Level 0 of 3: not yet foundation');
    expect(within(table).getAllByRole('row')[1]).toHaveTextContent(
      'Label printerNo ownerUndeclaredLevel 0 of 3: not yet foundationNot assessed · 0% known0No dataNo owner, No tier declared',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('names no level where the documents cannot be read', async () => {
    await renderReadiness(<EntitiesPage />, {
      api: fixtureReadinessApi({
        getDocuments: async () => {
          throw new Error('the documents are away');
        },
      }),
      at: '/readiness/entities',
    });

    expect(
      await screen.findByText('Level 0 of 3: not yet at the first level'),
    ).toBeInTheDocument();
  });

  it('goes to the next page and back, with the page in the URL', async () => {
    const api = fixtureReadinessApi();
    await renderReadiness(<EntitiesPage />, {
      api,
      at: '/readiness/entities?capability=golden-path-pipeline',
    });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Next page' }),
    );
    expect(
      await screen.findByRole('link', { name: 'Checkout API' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout-api/readiness',
    );
    expect(address()).toHaveTextContent(
      '/readiness/entities?capability=golden-path-pipeline&cursor=page-2',
    );
    expect(screen.getByRole('button', { name: 'Next page' })).toBeDisabled();
    expect(screen.getByText('2 entities')).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('button', { name: 'Previous page' }),
    );
    expect(
      await screen.findByRole('link', { name: 'Label printer' }),
    ).toBeInTheDocument();
    expect(address()).toHaveTextContent(
      /^\/readiness\/entities\?capability=golden-path-pipeline$/,
    );
  });

  it('offers the first page to somebody who came straight to a later one', async () => {
    await renderReadiness(<EntitiesPage />, {
      api: fixtureReadinessApi(),
      at: '/readiness/entities?cursor=page-2',
    });

    await userEvent.click(
      await screen.findByRole('button', { name: 'First page' }),
    );
    expect(
      await screen.findByRole('link', { name: 'Label printer' }),
    ).toBeInTheDocument();
  });

  it('changes and removes filters in the URL, and starts on the first page again', async () => {
    await renderReadiness(<EntitiesPage />, {
      api: fixtureReadinessApi(),
      at: '/readiness/entities?tier=0&level=none&cursor=page-2',
    });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Undeclared' }),
    );
    expect(address()).toHaveTextContent(
      '/readiness/entities?tier=0&level=none&tier=undeclared',
    );
    await userEvent.type(screen.getByLabelText('Owner'), 'team-a{Enter}');
    await userEvent.click(
      screen.getByRole('button', { name: 'Remove the filter Tier: 0' }),
    );
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Remove the filter Level: not yet at the first level',
      }),
    );
    expect(address()).toHaveTextContent(
      /^\/readiness\/entities\?owner=team-a&tier=undeclared$|^\/readiness\/entities\?tier=undeclared&owner=team-a$/,
    );
  });

  it('narrows by a part of the name while it is typed', async () => {
    await renderReadiness(<EntitiesPage />, {
      api: fixtureReadinessApi(),
      at: '/readiness/entities',
    });

    await userEvent.type(screen.getByLabelText('Name contains'), 'check');
    expect(
      await screen.findByRole('button', {
        name: 'Remove the filter Name contains: check',
      }),
    ).toBeInTheDocument();
    expect(address()).toHaveTextContent('/readiness/entities?text=check');
  });

  it('suggests the owners that the catalog knows', async () => {
    const { container } = await renderReadiness(<EntitiesPage />, {
      api: fixtureReadinessApi(),
    });

    await screen.findByRole('table');
    const suggestions = [...container.querySelectorAll('datalist option')].map(
      option => option.getAttribute('value'),
    );
    expect(suggestions).toContain('group:default/checkout');
    expect(suggestions).toContain('service');
  });

  it('says why entities are out of scope', async () => {
    await renderReadiness(<EntitiesPage />, {
      api: fixtureReadinessApi({
        listEntities: async () => ({
          items: [
            {
              entity: {
                entityRef: 'component:default/utils',
                title: 'Utils',
                kind: 'component',
                type: 'library',
                lifecycle: null,
                tier: null,
                owner: null,
                system: null,
                domain: null,
              },
              standard: null,
              level: null,
              score: null,
              known: null,
              failing: 0,
              outOfScope: 'spec.type is library',
              gaps: [],
            },
          ],
          total: 1,
          nextCursor: null,
        }),
      }),
      at: '/readiness/entities?standard=production-readiness&scope=out',
    });

    expect(await screen.findByText('spec.type is library')).toBeInTheDocument();
    expect(
      screen.queryByRole('columnheader', { name: 'Score' }),
    ).not.toBeInTheDocument();
  });

  it('says that nothing matches', async () => {
    await renderReadiness(<EntitiesPage />, {
      api: fixtureReadinessApi({
        listEntities: async () => ({ items: [], total: 0, nextCursor: null }),
      }),
    });

    expect(await screen.findByText('No entity matches')).toBeInTheDocument();
  });
});
