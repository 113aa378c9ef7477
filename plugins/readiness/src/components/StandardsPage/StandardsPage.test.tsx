import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { fixtureReadinessApi } from '../../__testUtils__/fixtureReadinessApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { StandardsPage } from './StandardsPage';

describe('StandardsPage', () => {
  it('counts the entities at each level in words that lead to the list', async () => {
    await renderReadiness(<StandardsPage />, {
      api: fixtureReadinessApi(),
      at: '/readiness/standards?owner=group:default/checkout',
    });

    const levels = await screen.findByRole('list', { name: 'Levels' });
    expect(
      within(levels)
        .getAllByRole('link')
        .map(link => link.textContent),
    ).toEqual([
      'Not yet foundation: 12',
      'foundation: 10',
      'professional: 6',
      'advanced: 2',
    ]);
    expect(
      within(levels).getByRole('link', { name: 'Not yet foundation: 12' }),
    ).toHaveAttribute(
      'href',
      '/readiness/entities?owner=group%3Adefault%2Fcheckout&standard=production-readiness&level=none',
    );
    expect(screen.getByText(/what the filters leave/)).toBeInTheDocument();
  });

  it('shows the most failed checks, without those that nobody fails', async () => {
    await renderReadiness(<StandardsPage />, { api: fixtureReadinessApi() });

    const failed = await screen.findByRole('table', {
      name: 'Most failed checks',
    });
    expect(within(failed).getAllByRole('row')).toHaveLength(2);
    expect(
      within(failed).getByRole('link', {
        name: 'Pages go to an on-call rotation, No data: 4',
      }),
    ).toHaveAttribute(
      'href',
      '/readiness/entities?standard=production-readiness&check=on-call-rotation&status=no-data',
    );
  });

  it('shows movers, scores in buckets and what is off', async () => {
    await renderReadiness(<StandardsPage />, { api: fixtureReadinessApi() });

    expect(
      await screen.findByText(/from Not yet foundation to foundation/),
    ).toHaveTextContent('1 day ago');
    const scores = screen.getByRole('table', { name: 'Scores' });
    expect(within(scores).getAllByRole('row')[1]).toHaveTextContent(
      'Not assessed1',
    );
    expect(
      screen.getByRole('button', {
        name: '2 checks off, they need load-tests, registry',
      }),
    ).toBeInTheDocument();
  });

  it('unfolds tiers, teams and the trend', async () => {
    const { container } = await renderReadiness(<StandardsPage />, {
      api: fixtureReadinessApi(),
    });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Levels by tier' }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Levels by team' }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Trend of 90 days' }),
    );

    expect(
      screen.getByRole('link', {
        name: 'Tier undeclared, Not yet foundation: 4',
      }),
    ).toHaveAttribute(
      'href',
      '/readiness/entities?tier=undeclared&standard=production-readiness&level=none',
    );
    const teams = screen.getByRole('table', { name: 'Levels by team' });
    expect(
      within(teams).getByRole('link', {
        name: 'group:default/checkout, foundation: 3',
      }),
    ).toHaveAttribute(
      'href',
      '/readiness/entities?team=group%3Adefault%2Fcheckout&standard=production-readiness&level=foundation',
    );
    expect(
      within(teams).getByRole('link', { name: 'No team: 2' }),
    ).toHaveAttribute(
      'href',
      '/readiness/entities?team=none&standard=production-readiness',
    );
    expect(
      await screen.findByRole('img', {
        name: /Production readiness: Trend of 90 days, line chart/,
      }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show as a table' }),
    );
    const trend = screen.getByRole('table', {
      name: 'Production readiness: Trend of 90 days',
    });
    expect(within(trend).getAllByRole('row')[1]).toHaveTextContent(
      'Nov 22, 2026301882',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows the message of a failure', async () => {
    await renderReadiness(<StandardsPage />, {
      api: fixtureReadinessApi({
        getOverview: async () => {
          throw new Error('the database is away');
        },
      }),
    });

    expect(
      await screen.findByText(/Standards could not be read/),
    ).toBeInTheDocument();
    expect(screen.getAllByText(/the database is away/)[0]).toBeInTheDocument();
  });
});
