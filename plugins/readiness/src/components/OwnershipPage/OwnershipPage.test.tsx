import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { ownershipOverview } from '../../__fixtures__';
import { fixtureReadinessApi } from '../../__testUtils__/fixtureReadinessApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { OwnershipPage } from './OwnershipPage';

describe('OwnershipPage', () => {
  it('counts each gap by tier and leads to the entities that have it', async () => {
    const { container } = await renderReadiness(<OwnershipPage />, {
      api: fixtureReadinessApi(),
    });

    const gaps = await screen.findByRole('table', { name: 'Gaps by tier' });
    expect(
      within(gaps)
        .getAllByRole('row')
        .map(row => row.textContent),
    ).toEqual([
      'GapAll tiersTier 0Tier 1Tier 2Tier 3Tier undeclared',
      'No owner201001',
      'No on-call rotation550000',
    ]);
    expect(
      within(gaps).getByRole('link', { name: 'No owner, Tier undeclared: 1' }),
    ).toHaveAttribute(
      'href',
      '/readiness/entities?gap=no-owner&tier=undeclared',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('lists the teams with most to mend first', async () => {
    await renderReadiness(<OwnershipPage />, { api: fixtureReadinessApi() });

    const teams = await screen.findByRole('table', {
      name: 'Entities with gaps by team',
    });
    expect(
      within(teams)
        .getAllByRole('row')
        .map(row => row.textContent),
    ).toEqual([
      'TeamWith gapsEntities',
      'returns34',
      'No team22',
      'checkout18',
    ]);
  });

  it('says that there is nothing to look at', async () => {
    await renderReadiness(<OwnershipPage />, {
      api: fixtureReadinessApi({
        getOwnershipOverview: async () => ({
          ...ownershipOverview,
          total: 0,
          gaps: [],
          byTeam: [],
        }),
      }),
    });

    expect(
      await screen.findByText('There is nothing to look at'),
    ).toBeInTheDocument();
  });
});
