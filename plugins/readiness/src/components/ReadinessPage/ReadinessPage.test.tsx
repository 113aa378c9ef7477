import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { fixtureReadinessApi } from '../../__testUtils__/fixtureReadinessApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { ReadinessPage } from './ReadinessPage';

const page = (
  <Routes>
    <Route path="/readiness/*" element={<ReadinessPage />} />
  </Routes>
);

describe('ReadinessPage', () => {
  it('opens with adoption and keeps the filters of the URL', async () => {
    const api = fixtureReadinessApi();
    await renderReadiness(page, { api, at: '/readiness?tier=0&owner=team-a' });

    expect(
      await screen.findByRole('heading', { level: 2, name: 'Adoption' }),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('Address')).toHaveTextContent(
      '/readiness/adoption?tier=0&owner=team-a',
    );
    expect(api.getAdoption).toHaveBeenCalledWith({
      owner: ['team-a'],
      tier: ['0'],
    });
  });

  it.each([
    ['Standards', 'standards'],
    ['SLOs', 'slos'],
    ['Ownership', 'ownership'],
    ['Entities', 'entities'],
    ['Documents', 'documents'],
  ])('leads to %s with the filters', async (name, path) => {
    await renderReadiness(page, {
      api: fixtureReadinessApi(),
      at: '/readiness/adoption?tier=0&capability=x',
    });

    await userEvent.click(await screen.findByRole('link', { name }));

    expect(
      await screen.findByRole('heading', { level: 2, name }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name })).toHaveAttribute(
      'aria-current',
      'page',
    );
    expect(screen.getByLabelText('Address')).toHaveTextContent(
      `/readiness/${path}?tier=0`,
    );
  });

  it.each([
    ['Objectives', 'slos/objectives?state=exhausted'],
    ['Services of tiers 0 and 1 without an SLO', 'slos/without-slo'],
  ])('has %s below the SLOs', async (name, path) => {
    await renderReadiness(page, {
      api: fixtureReadinessApi(),
      at: `/readiness/${path}`,
    });

    expect(
      await screen.findByRole('heading', { level: 2, name }),
    ).toBeInTheDocument();
    const [tab] = screen.getAllByRole('link', { name: 'SLOs' });
    expect(tab).toHaveAttribute('aria-current', 'page');
  });
});
