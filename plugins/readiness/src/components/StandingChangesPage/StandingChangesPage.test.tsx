import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { scopeChange, tierChange } from '../../__fixtures__';
import { fixtureGovernanceApi } from '../../__testUtils__/fixtureGovernanceApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { StandingChangesPage } from './StandingChangesPage';

const at = '/readiness/standing-changes';

const address = () => screen.getByLabelText('Address');

describe('StandingChangesPage', () => {
  it('says what waits, and who confirmed the others', async () => {
    const governance = fixtureGovernanceApi({
      listStandingChanges: async () => ({
        items: [
          tierChange,
          {
            ...scopeChange,
            ...{ state: 'confirmed', decidedBy: 'user:default/jonas.lind' },
            decidedAt: '2026-11-22T11:00:00.000Z',
            comment: 'It is a library now',
          },
        ],
        total: 2,
        nextCursor: null,
      }),
    });
    const { container } = await renderReadiness(<StandingChangesPage />, {
      ...{ governance, at: `${at}?state=confirmed&state=open&state=late` },
    });

    const table = await screen.findByRole('table', {
      name: 'Changes of tier and scope',
    });
    const [, open, confirmed] = within(table).getAllByRole('row');
    expect(open).toHaveTextContent('Waits');
    expect(
      within(open).getByRole('button', { name: /^Confirm: Tier from 0 to 1/ }),
    ).toBeInTheDocument();
    expect(confirmed).toHaveTextContent(
      /Confirmed.*1 hour ago.*It is a library now/,
    );
    expect(governance.listStandingChanges).toHaveBeenCalledWith({
      state: ['open', 'confirmed'],
      limit: 25,
    });
    expect(await axe(container)).toHaveNoViolations();
  });

  it('pages by cursor, and starts anew with another filter', async () => {
    const governance = fixtureGovernanceApi({
      listStandingChanges: async () => ({
        items: [tierChange],
        total: 40,
        nextCursor: 'page-2',
      }),
    });
    await renderReadiness(<StandingChangesPage />, { governance, at });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Next page' }),
    );
    expect(address()).toHaveTextContent(`${at}?cursor=page-2`);
    expect(await screen.findByText('40 changes')).toBeInTheDocument();
    expect(governance.listStandingChanges).toHaveBeenLastCalledWith({
      cursor: 'page-2',
      limit: 25,
    });

    await userEvent.click(screen.getByRole('button', { name: 'Taken back' }));
    expect(address()).toHaveTextContent(`${at}?state=undone`);
  });

  it.each([
    ['', 'No tier and no scope has changed so far'],
    ['?state=undone', 'No change matches'],
  ])(
    'says what it means that there is none with "%s"',
    async (query, words) => {
      await renderReadiness(<StandingChangesPage />, {
        governance: fixtureGovernanceApi({
          listStandingChanges: async () => ({
            ...{ items: [], total: 0, nextCursor: null },
          }),
        }),
        at: `${at}${query}`,
      });

      expect(await screen.findByText(words)).toBeInTheDocument();
    },
  );
});
