import { screen, within } from '@testing-library/react';
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
    ['Gates', 'gates'],
    ['Reviews', 'reviews'],
    ['Exemptions', 'exemptions'],
    ['Due soon', 'due-soon'],
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

  it('groups the views by what is measured, what people decide, and what it rests on', async () => {
    await renderReadiness(page, { at: '/readiness/gates' });

    const views = await screen.findByRole('navigation', {
      name: 'Views of readiness',
    });
    const groups = within(views).getAllByRole('list');
    expect(
      groups.map(group => [
        group.getAttribute('aria-label'),
        within(group)
          .getAllByRole('link')
          .map(link => link.textContent),
      ]),
    ).toEqual([
      [
        'What is measured',
        ['Adoption', 'Standards', 'SLOs', 'Ownership', 'Entities'],
      ],
      ['What people decide', ['Gates', 'Reviews', 'Exemptions', 'Due soon']],
      ['What it rests on', ['Documents']],
    ]);
  });

  it.each([
    ['Production release', 'gates/production-release', 'Gates'],
    [
      'Stored answer of Production release',
      'gates/decisions/decision-1',
      'Gates',
    ],
    ['Checkout API at the gate New service', 'reviews/review-2', 'Reviews'],
  ])('has %s below its view', async (name, path, view) => {
    await renderReadiness(page, { at: `/readiness/${path}` });

    expect(
      await screen.findByRole('heading', { level: 2, name }),
    ).toBeInTheDocument();
    const [tab] = screen.getAllByRole('link', { name: view });
    expect(tab).toHaveAttribute('aria-current', 'page');
  });

  it('has what is owed after break-glasses and approvals', async () => {
    await renderReadiness(page, { at: '/readiness/follow-ups' });

    expect(
      await screen.findByRole('heading', {
        level: 2,
        name: 'Break-glasses and conditions',
      }),
    ).toBeInTheDocument();
  });

  it('has the changes of tier and scope', async () => {
    await renderReadiness(page, { at: '/readiness/standing-changes' });

    expect(
      await screen.findByRole('heading', {
        level: 2,
        name: 'Changes of tier and scope',
      }),
    ).toBeInTheDocument();
  });
});
