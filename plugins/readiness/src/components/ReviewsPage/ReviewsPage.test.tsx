import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { reviewFigures, scopeChange, tierChange } from '../../__fixtures__';
import { fixtureGovernanceApi } from '../../__testUtils__/fixtureGovernanceApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { ReviewsPage } from './ReviewsPage';

const at = '/readiness/reviews';

const address = () => screen.getByLabelText('Address');

describe('ReviewsPage', () => {
  it('shows the queue with how long each waits, each leading to its one screen', async () => {
    const governance = fixtureGovernanceApi();
    const { container } = await renderReadiness(<ReviewsPage />, {
      governance,
      at,
    });

    const queue = await screen.findByRole('table', {
      name: 'Reviews that wait for a decision, riskiest and oldest first',
    });
    const [, row] = within(queue).getAllByRole('row');
    expect(row).toHaveTextContent(
      'Checkout APINew serviceTier 04 days24 of 12Waits for a decisionLevel 1 of 3: foundation',
    );
    expect(
      within(row).getByRole('link', { name: 'Checkout API' }),
    ).toHaveAttribute('href', '/readiness/reviews/review-2');
    expect(governance.listReviews).toHaveBeenCalledWith({
      state: ['requested'],
      limit: 25,
    });
    expect(await axe(container)).toHaveNoViolations();
  });

  it('filters by state, gate and what is mine, in the URL', async () => {
    const governance = fixtureGovernanceApi();
    await renderReadiness(<ReviewsPage />, {
      governance,
      at: `${at}?state=nonsense&cursor=page-2`,
    });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Only what I can decide' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Lapsed' }));
    await userEvent.type(screen.getByLabelText('Gate'), 'new-service{Enter}');

    expect(address()).toHaveTextContent(
      `${at}?state=nonsense&mine=true&state=lapsed&gate=new-service`,
    );
    expect(governance.listReviews).toHaveBeenLastCalledWith({
      state: ['lapsed'],
      gate: 'new-service',
      mine: true,
      limit: 25,
    });

    await userEvent.type(
      screen.getByLabelText('Gate'),
      'production-release{Enter}',
    );
    expect(address()).toHaveTextContent('gate=production-release');
    expect(address()).not.toHaveTextContent('gate=new-service');
  });

  it('tells leads how long people wait, and what is owed', async () => {
    await renderReadiness(<ReviewsPage />, { at });

    const median = await screen.findByText('Median waiting time, 90 days');
    expect(median.nextSibling).toHaveTextContent('2.5 days');
    expect(screen.getByText('Longest waiting').nextSibling).toHaveTextContent(
      '9 days',
    );
    expect(
      screen.getByText('Decided in 90 days').nextSibling,
    ).toHaveTextContent('14 approved, 4 changes asked for, 1 rejected');
  });

  it('invents no waiting time where nothing was decided', async () => {
    await renderReadiness(<ReviewsPage />, {
      governance: fixtureGovernanceApi({
        getReviewFigures: async () => ({
          ...reviewFigures,
          medianWaitingDays: null,
          oldestWaitingDays: 0.2,
        }),
      }),
      at,
    });

    const median = await screen.findByText('Median waiting time, 90 days');
    expect(median.nextSibling).toHaveTextContent('Not known yet');
    expect(screen.getByText('Longest waiting').nextSibling).toHaveTextContent(
      'less than a day',
    );
  });

  it('confirms a change of tier, and offers nothing to whoever may not', async () => {
    const governance = fixtureGovernanceApi({
      listStandingChanges: async () => ({
        items: [tierChange, scopeChange],
        total: 2,
        nextCursor: null,
      }),
    });
    await renderReadiness(<ReviewsPage />, { governance, at });

    const changes = await screen.findByRole('table', {
      name: 'Changes of tier and scope to confirm',
    });
    expect(within(changes).getAllByRole('button')).toHaveLength(1);
    expect(
      screen.getByRole('link', { name: 'All changes (2 wait)' }),
    ).toHaveAttribute('href', '/readiness/standing-changes');
    await userEvent.click(
      within(changes).getByRole('button', {
        name: 'Confirm: Tier from 0 to 1 of Checkout API',
      }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Comment' }),
      'Talked to the owner',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Confirm' }));

    expect(governance.confirmStandingChange).toHaveBeenCalledWith(
      'standing-1',
      { comment: 'Talked to the owner' },
    );
    await waitFor(() =>
      expect(governance.listStandingChanges).toHaveBeenCalledTimes(2),
    );
  });

  it('closes an overdue condition with what was done', async () => {
    const governance = fixtureGovernanceApi();
    await renderReadiness(<ReviewsPage />, { governance, at });

    const conditions = await screen.findByRole('table', {
      name: 'Overdue conditions',
    });
    await userEvent.click(
      within(conditions).getByRole('button', {
        name: 'Close: Link the load test to the dashboard',
      }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Close' })).toBeDisabled();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /What was done/ }),
      'Linked',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Close' }));

    expect(governance.closeFollowUp).toHaveBeenCalledWith('follow-up-1', {
      comment: 'Linked',
    });
  });

  it('says that nothing waits', async () => {
    const none = async () => ({ items: [], total: 0, nextCursor: null });
    await renderReadiness(<ReviewsPage />, {
      governance: fixtureGovernanceApi({
        listReviews: none,
        listFollowUps: none,
        listStandingChanges: none,
      }),
      at,
    });

    expect(await screen.findByText('No review waits')).toBeInTheDocument();
    expect(
      await screen.findByText('No condition is overdue.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('No change waits to be confirmed.'),
    ).toBeInTheDocument();
  });
});
