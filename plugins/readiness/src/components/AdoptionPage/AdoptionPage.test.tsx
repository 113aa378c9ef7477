import { NotAllowedError } from '@backstage/errors';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { adoptionOverview, capabilityTrend } from '../../__fixtures__';
import { fixtureReadinessApi } from '../../__testUtils__/fixtureReadinessApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { AdoptionPage } from './AdoptionPage';

const at = '/readiness/adoption?tier=0';

describe('AdoptionPage', () => {
  it('shows the rate by service and by team against the target and its date', async () => {
    await renderReadiness(<AdoptionPage />, { api: fixtureReadinessApi(), at });

    const [services] = await screen.findAllByRole('group', {
      name: 'Services',
    });
    expect(services).toHaveTextContent('62% of 29');
    expect(services).toHaveTextContent(
      'Target 60% by Dec 31, 2026, target met',
    );
    const [teams] = screen.getAllByRole('group', { name: 'Teams' });
    expect(teams).toHaveTextContent('33% of 9');
    expect(teams).toHaveTextContent(
      'Target 50% by Dec 31, 2026, target not met',
    );
    expect(
      screen.getByText(
        '3 teams with all services · 4 teams with some · 2 teams with none',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('up 3.5 points in 30 days')).toBeInTheDocument();
  });

  it('says so where nothing is in scope, instead of a rate', async () => {
    await renderReadiness(<AdoptionPage />, { api: fixtureReadinessApi(), at });

    const [, services] = await screen.findAllByRole('group', {
      name: 'Services',
    });
    expect(services).toHaveTextContent('Nothing in scope');
    expect(services).toHaveTextContent('No target');
    expect(services).not.toHaveTextContent('%');
    expect(screen.getByText('no figure of 30 days ago')).toBeInTheDocument();
  });

  it('shows unknown apart, and leads to each list with the filters', async () => {
    await renderReadiness(<AdoptionPage />, { api: fixtureReadinessApi(), at });

    const list = (adoption: string) =>
      `/readiness/entities?tier=0&capability=golden-path-pipeline&adoption=${adoption}`;
    expect(
      await screen.findByRole('link', { name: '18 adopted' }),
    ).toHaveAttribute('href', list('adopted'));
    expect(screen.getByRole('link', { name: '7 not adopted' })).toHaveAttribute(
      'href',
      list('not-adopted'),
    );
    expect(screen.getByRole('link', { name: '4 unknown' })).toHaveAttribute(
      'href',
      list('unknown'),
    );
    expect(
      screen.getByRole('link', { name: '1 left in 90 days' }),
    ).toHaveAttribute('href', list('left'));
  });

  it('unfolds who has not adopted, who left, the outcomes and the trend', async () => {
    const { container } = await renderReadiness(<AdoptionPage />, {
      api: fixtureReadinessApi(),
      at,
    });

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Details of Golden path pipeline',
      }),
    );

    const rows = within(
      screen.getByRole('table', { name: 'Not adopted, tiers 0 and 1 first' }),
    ).getAllByRole('row');
    expect(rows[1]).toHaveTextContent(
      'Checkout APITier 0checkoutNot adopteduses jenkins',
    );
    expect(rows[2]).toHaveTextContent(
      'Label printerTier undeclaredNo ownerUnknown',
    );
    expect(
      screen.getByRole('link', { name: 'All 11 that have not adopted' }),
    ).toHaveAttribute(
      'href',
      '/readiness/entities?tier=0&capability=golden-path-pipeline&adoption=not-adopted&adoption=unknown',
    );
    expect(screen.getByText(/^left/)).toHaveTextContent('left 21 days ago');
    expect(
      screen.getByText(/^Change failure rate, Lead time for changes/),
    ).toHaveTextContent('None are shown yet');

    await userEvent.click(
      await screen.findByRole('button', { name: 'Show as a table' }),
    );
    const trend = screen.getByRole('table', {
      name: 'Golden path pipeline: Trend of 90 days',
    });
    expect(within(trend).getAllByRole('row')).toHaveLength(
      capabilityTrend.points.length + 1,
    );
    expect(within(trend).getAllByRole('row')[1]).toHaveTextContent(
      'Nov 22, 202629184',
    );
    expect(screen.getByText(/Revision 3: 2 checks added/)).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('tells a viewer of a part that these are figures of that part', async () => {
    await renderReadiness(<AdoptionPage />, {
      api: fixtureReadinessApi({
        getAdoption: async () => ({
          ...adoptionOverview,
          figuresOf: 'visible',
        }),
      }),
      at,
    });

    expect(
      await screen.findByText(/These are the figures of what you can see/),
    ).toBeInTheDocument();
  });

  it('explains an empty platform', async () => {
    await renderReadiness(<AdoptionPage />, {
      api: fixtureReadinessApi({
        getAdoption: async () => ({ ...adoptionOverview, capabilities: [] }),
      }),
    });

    expect(
      await screen.findByText('No capability is published'),
    ).toBeInTheDocument();
  });

  it('says what a viewer without permission lacks', async () => {
    await renderReadiness(<AdoptionPage />, {
      api: fixtureReadinessApi({
        getAdoption: async () => {
          throw new NotAllowedError('no');
        },
      }),
    });

    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });

  it('puts budgets of adopters beside those of the others of the same tier, with counts', async () => {
    await renderReadiness(<AdoptionPage />, { api: fixtureReadinessApi(), at });

    const budgets = await screen.findByRole('list', {
      name: 'Golden path pipeline: Error budgets of adopters and of the others',
    });
    expect(
      within(budgets)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'Tier 0: 5 of 7 adopters ok, 1 of 3 others ok; 2 without SLO; too few to compare',
      'Tier 1: 2 of 2 adopters ok, no other with an SLO; 4 without SLO; too few to compare',
    ]);
    expect(screen.getByText(/not what causes what/)).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Budgets of adopters and others in numbers',
      }),
    );
    expect(
      within(
        screen.getByRole('table', {
          name: 'Golden path pipeline: Budgets of adopters and others in numbers',
        }),
      )
        .getAllByRole('row')
        .map(row => row.textContent),
    ).toEqual([
      'TierWhoServicesExhaustedAt riskOKWithout SLO',
      'Tier 0Adopters81151',
      'Tier 0Others42011',
      'Tier 1Adopters20020',
      'Tier 1Others40004',
    ]);
  });

  it('says nothing of budgets where there are no SLOs', async () => {
    await renderReadiness(<AdoptionPage />, {
      api: fixtureReadinessApi({
        getAdoption: async () => ({
          ...adoptionOverview,
          capabilities: adoptionOverview.capabilities.map(figures => ({
            ...figures,
            budgets: undefined,
          })),
        }),
      }),
      at,
    });

    expect(
      await screen.findByRole('heading', { name: 'Golden path pipeline' }),
    ).toBeInTheDocument();
    expect(screen.queryByText(/^Error budgets/)).not.toBeInTheDocument();
  });
});
