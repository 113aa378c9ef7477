import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { fixtureReadinessApi } from '../../__testUtils__/fixtureReadinessApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { SloObjectivesPage } from './SloObjectivesPage';

const address = () => screen.getByLabelText('Address');

describe('SloObjectivesPage', () => {
  it('asks for what the URL says and shows it', async () => {
    const api = fixtureReadinessApi();
    const { container } = await renderReadiness(<SloObjectivesPage />, {
      api,
      at: '/readiness/slos/objectives?tier=0&state=exhausted&state=nonsense&alert=page&source=prometheus&text=api',
    });

    const table = await screen.findByRole('table', {
      name: 'Objectives, least budget left first',
    });
    expect(api.listSlos).toHaveBeenCalledWith({
      text: 'api',
      tier: ['0'],
      state: ['exhausted'],
      alert: ['page'],
      source: ['prometheus'],
      limit: 25,
    });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(heading => heading.textContent),
    ).toEqual([
      'Objective',
      'Service',
      'State',
      'Budget left',
      'Attainment',
      'Alert',
      'Tier',
      'Owner',
    ]);
    const [, overspent, , stale, noData] = within(table).getAllByRole('row');
    expect(overspent).toHaveTextContent('Exhausted133 % of');
    expect(stale).toHaveTextContent('98% left, as of Nov 22, 2026');
    expect(noData).toHaveTextContent('No data to countNot knownNo alert');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('narrows by state, alert and source in the URL, and widens again', async () => {
    await renderReadiness(<SloObjectivesPage />, {
      api: fixtureReadinessApi(),
      at: '/readiness/slos/objectives?cursor=page-2',
    });

    const states = await screen.findByRole('group', { name: 'State' });
    const exhausted = within(states).getByRole('button', { name: 'Exhausted' });
    expect(exhausted).toHaveAttribute('aria-pressed', 'false');
    await userEvent.click(exhausted);
    expect(exhausted).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(screen.getByRole('button', { name: 'Page now' }));
    await userEvent.type(screen.getByLabelText('Source'), 'pushed{Enter}');
    expect(address()).toHaveTextContent(
      '/readiness/slos/objectives?state=exhausted&alert=page&source=pushed',
    );

    await userEvent.click(
      screen.getByRole('button', { name: 'Remove the filter Source: pushed' }),
    );
    await userEvent.click(exhausted);
    expect(address()).toHaveTextContent(
      /^\/readiness\/slos\/objectives\?alert=page$/,
    );
  });

  it('pages by cursor and leads back to the figures with the filters', async () => {
    await renderReadiness(<SloObjectivesPage />, {
      api: fixtureReadinessApi(),
      at: '/readiness/slos/objectives?tier=0&state=ok',
    });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Next page' }),
    );
    expect(
      await screen.findByRole('link', { name: 'Label printer' }),
    ).toBeInTheDocument();
    expect(address()).toHaveTextContent('cursor=page-2');
    expect(screen.getByText('5 objectives')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'SLOs' })).toHaveAttribute(
      'href',
      '/readiness/slos?tier=0',
    );
  });

  it('says that no objective matches', async () => {
    await renderReadiness(<SloObjectivesPage />, {
      api: fixtureReadinessApi({
        listSlos: async () => ({ items: [], total: 0, nextCursor: null }),
      }),
      at: '/readiness/slos/objectives?order=name',
    });

    expect(await screen.findByText('No objective matches')).toBeInTheDocument();
  });
});
