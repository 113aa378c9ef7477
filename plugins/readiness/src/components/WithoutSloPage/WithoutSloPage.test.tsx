import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { fixtureReadinessApi } from '../../__testUtils__/fixtureReadinessApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { WithoutSloPage } from './WithoutSloPage';

describe('WithoutSloPage', () => {
  it('lists services without an SLO with the filters, page by page', async () => {
    const api = fixtureReadinessApi();
    const { container } = await renderReadiness(<WithoutSloPage />, {
      api,
      at: '/readiness/slos/without-slo?owner=group:default/checkout',
    });

    expect(
      await screen.findByRole('link', { name: 'Label printer' }),
    ).toBeInTheDocument();
    expect(screen.getByText('3 services without an SLO')).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    expect(api.listWithoutSlo).toHaveBeenLastCalledWith({
      owner: ['group:default/checkout'],
      cursor: 'page-2',
      limit: 25,
    });
  });

  it('says that no service matches', async () => {
    await renderReadiness(<WithoutSloPage />, {
      api: fixtureReadinessApi({
        listWithoutSlo: async () => ({ items: [], total: 0, nextCursor: null }),
      }),
      at: '/readiness/slos/without-slo',
    });

    expect(await screen.findByText('No service matches')).toBeInTheDocument();
  });
});
