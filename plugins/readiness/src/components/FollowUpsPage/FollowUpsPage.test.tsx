import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { openBreakGlass, overdueCondition } from '../../__fixtures__';
import { fixtureGovernanceApi } from '../../__testUtils__/fixtureGovernanceApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { FollowUpsPage } from './FollowUpsPage';

const at = '/readiness/follow-ups';

describe('FollowUpsPage', () => {
  it('asks for what the URL says, and says what came of each', async () => {
    const governance = fixtureGovernanceApi({
      listFollowUps: async () => ({
        items: [
          overdueCondition,
          {
            ...openBreakGlass,
            state: 'closed',
            closedBy: 'user:default/jonas.lind',
            closedAt: '2026-11-22T11:30:00.000Z',
            closingComment: 'The rollback is tested now',
          },
        ],
        total: 2,
        nextCursor: null,
      }),
    });
    const { container } = await renderReadiness(<FollowUpsPage />, {
      governance,
      at: `${at}?state=overdue&state=closed&state=late&kind=condition&entity=component:default/checkout-api`,
    });

    const table = await screen.findByRole('table', {
      name: 'Break-glasses and conditions',
    });
    const [, overdue, closed] = within(table).getAllByRole('row');
    expect(overdue).toHaveTextContent('Overdue7 days ago, Nov 15, 2026');
    expect(
      within(overdue).getByRole('link', { name: 'Review' }),
    ).toHaveAttribute('href', '/readiness/reviews/review-1');
    expect(closed).toHaveTextContent('The rollback is tested now');
    expect(governance.listFollowUps).toHaveBeenCalledWith({
      state: ['overdue', 'closed'],
      kind: ['condition'],
      entity: 'component:default/checkout-api',
      cursor: undefined,
      limit: 25,
    });
    expect(await axe(container)).toHaveNoViolations();
  });

  it('narrows by state and kind in the URL, and says that nothing matches', async () => {
    await renderReadiness(<FollowUpsPage />, {
      governance: fixtureGovernanceApi({
        listFollowUps: async () => ({ items: [], total: 0, nextCursor: null }),
      }),
      at,
    });

    await userEvent.click(await screen.findByRole('button', { name: 'Open' }));
    await userEvent.click(screen.getByRole('button', { name: 'Break-glass' }));

    expect(screen.getByLabelText('Address')).toHaveTextContent(
      `${at}?state=open&kind=break-glass`,
    );
    expect(await screen.findByText('No follow-up matches')).toBeInTheDocument();
  });
});
