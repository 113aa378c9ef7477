import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { sloCounts, sloOverview } from '../../__fixtures__';
import { fixtureReadinessApi } from '../../__testUtils__/fixtureReadinessApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { SlosPage } from './SlosPage';

const at = '/readiness/slos?domain=commerce';
const OBJECTIVES = '/readiness/slos/objectives?domain=commerce';

const textsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .map(row => row.textContent);

describe('SlosPage', () => {
  it('counts objectives by state in words, each leading to its list with the filters', async () => {
    const api = fixtureReadinessApi();
    const { container } = await renderReadiness(<SlosPage />, { api, at });

    const states = await screen.findByRole('list', {
      name: 'Objectives by state',
    });
    expect(
      within(states)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      '2Exhausted',
      '2At risk',
      '1Error',
      '1No data',
      '1Stale',
      '1No traffic',
      '9OK',
    ]);
    expect(
      within(states).getByRole('link', { name: 'Exhausted: 2' }),
    ).toHaveAttribute('href', `${OBJECTIVES}&state=exhausted`);
    expect(
      screen.getByText('17 objectives of 12 entities'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'All 17 objectives' }),
    ).toHaveAttribute('href', OBJECTIVES);
    expect(api.getSloOverview).toHaveBeenCalledWith({ domain: ['commerce'] });
    expect(await axe(container)).toHaveNoViolations();
  });

  it('rolls up by tier, team and system, with links where a filter asks for exactly these', async () => {
    await renderReadiness(<SlosPage />, { api: fixtureReadinessApi(), at });

    const tiers = await screen.findByRole('table', { name: 'By tier' });
    expect(textsOf(tiers)).toEqual([
      'TierAllExhaustedAt riskErrorNo dataStaleNo trafficOK',
      'Tier 0122210106',
      'Tier 140001003',
      'Tier undeclared10000010',
    ]);
    expect(
      within(tiers).getByRole('link', { name: 'Tier 0, At risk: 2' }),
    ).toHaveAttribute('href', `${OBJECTIVES}&tier=0&state=at-risk`);

    const teams = screen.getByRole('table', { name: 'By team' });
    expect(
      within(teams).getByRole('link', { name: 'No team: 1' }),
    ).toHaveAttribute('href', `${OBJECTIVES}&team=none`);
    const [, , , others] = within(teams).getAllByRole('row');
    expect(others).toHaveTextContent('2 more teams');
    expect(within(others).queryByRole('link')).not.toBeInTheDocument();

    const systems = screen.getByRole('table', { name: 'By system' });
    expect(
      within(systems).getByRole('link', {
        name: 'system:default/checkout, Exhausted: 2',
      }),
    ).toHaveAttribute(
      'href',
      `${OBJECTIVES}&system=system%3Adefault%2Fcheckout&state=exhausted`,
    );
    const [, , none] = within(systems).getAllByRole('row');
    expect(within(none).queryByRole('link')).not.toBeInTheDocument();
  });

  it('lists the worst budgets first', async () => {
    await renderReadiness(<SlosPage />, { api: fixtureReadinessApi(), at });

    const worst = await screen.findByRole('table', {
      name: 'Least budget left',
    });
    const [, first] = within(worst).getAllByRole('row');
    expect(first).toHaveTextContent(
      'Checkout answers within 300 ms99% over 30 days, rolling',
    );
    expect(first).toHaveTextContent('-33%: overspent');
    expect(first).toHaveTextContent('The gate blocks');
    expect(
      within(first).getByRole('link', { name: 'Checkout API' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout-api/readiness',
    );
  });

  it('lists critical services without an SLO and says how an undeclared tier counts', async () => {
    await renderReadiness(<SlosPage />, { api: fixtureReadinessApi(), at });

    const services = await screen.findByRole('table', {
      name: 'Services of tiers 0 and 1 without an SLO',
    });
    expect(textsOf(services)[1]).toBe('Label printerTier undeclaredNo owner');
    expect(
      screen.getByText('An undeclared tier counts as tier 0.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'All 3 services without an SLO' }),
    ).toHaveAttribute('href', '/readiness/slos/without-slo?domain=commerce');
  });

  it('says which data source is down, since when and why', async () => {
    await renderReadiness(<SlosPage />, { api: fixtureReadinessApi(), at });

    const sources = await screen.findByRole('table', { name: 'Data sources' });
    const [, down, ok] = textsOf(sources);
    expect(down).toBe(
      'Prometheus of production (Prometheus)Down since 2 hours agoconnect ECONNREFUSED 127.0.0.1:90902 hours ago16',
    );
    expect(ok).toBe('Pushed over HTTP (readiness)Answers5 minutes ago1');
    expect(
      within(sources).getByRole('link', {
        name: 'Prometheus of production: 16',
      }),
    ).toHaveAttribute('href', `${OBJECTIVES}&source=prometheus`);
  });

  it('still shows who needs an SLO where there is none at all', async () => {
    await renderReadiness(<SlosPage />, {
      api: fixtureReadinessApi({
        getSloOverview: async () => ({
          ...sloOverview,
          ...sloCounts({}),
          entities: 0,
          byTier: [],
          byTeam: [],
          otherTeams: undefined,
          bySystem: [],
          worst: [],
          sources: [],
        }),
      }),
      at,
    });

    expect(await screen.findByText('No SLO is known')).toBeInTheDocument();
    expect(screen.getByText('Label printer')).toBeInTheDocument();
    expect(
      screen.getByText('No data source is configured.'),
    ).toBeInTheDocument();
  });
});
