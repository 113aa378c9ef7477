import { ConflictError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { Route, Routes } from 'react-router-dom';
import {
  approvedReview,
  overdueCondition,
  reviewView,
} from '../../__fixtures__';
import { fixtureGovernanceApi } from '../../__testUtils__/fixtureGovernanceApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { endOfDay } from '../../words/endOfDay';
import { ReviewPage } from './ReviewPage';

const page = (
  <Routes>
    <Route path="/readiness/reviews/:id" element={<ReviewPage />} />
  </Routes>
);

const at = '/readiness/reviews/review-2';

const textsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .slice(1)
    .map(row => row.textContent);

async function openDialog(name: string) {
  await userEvent.click(await screen.findByRole('button', { name }));
  return within(await screen.findByRole('dialog'));
}

describe('ReviewPage', () => {
  it('shows on one screen what a reviewer needs', async () => {
    const governance = fixtureGovernanceApi();
    const { container } = await renderReadiness(page, { governance, at });

    expect(
      await screen.findByRole('heading', {
        level: 2,
        name: 'Checkout API at the gate New service',
      }),
    ).toBeInTheDocument();
    expect(governance.getReview).toHaveBeenCalledWith('review-2');
    expect(screen.getByText('Waits for 4 days')).toBeInTheDocument();
    expect(screen.getByText('4 of 12')).toBeInTheDocument();
    expect(screen.getByText('customers')).toBeInTheDocument();
    expect(
      screen.getByRole('list', {
        name: 'New service: Requirements, worst first',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Was the backup restored into an empty environment?'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /Minutes of the restore/ }),
    ).toHaveAttribute('href', 'https://wiki.example.com/restore-2026-10');
    expect(screen.getByText('Orders are taken')).toBeInTheDocument();
    expect(screen.getByText('On-call rotation: Not known')).toBeInTheDocument();
    expect(
      screen.getByText(/component:default\/gone does not exist/),
    ).toBeInTheDocument();
    expect(screen.getByText('There was no review before.')).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows as removed an objective that was deleted before the request', async () => {
    await renderReadiness(page, { governance: fixtureGovernanceApi(), at });
    expect(textsOf(await screen.findByRole('table', { name: 'SLOs' }))).toEqual(
      [
        expect.stringMatching(
          /^Orders are quick · removed on .*2026.*, as it stood/,
        ),
        expect.stringMatching(/^Orders are taken(?!.*removed)/),
      ],
    );
  });

  it('lists what is not met first, with what it rests on and until when it is exempt', async () => {
    await renderReadiness(page, { at });

    const checks = await screen.findByRole('table', {
      name: 'Checks of Production readiness',
    });
    const [fails, unknown, exempt] = textsOf(checks);
    expect(fails).toBe(
      'Pages go to an on-call rotationFailNo rotation with three or more people is linkeda measurementfoundation',
    );
    expect(unknown).toContain('No data for ci.success-ratenothing');
    expect(exempt).toContain('Exempt');
    expect(exempt).toMatch(
      /exempt until Dec 1, 2026|exempt until Nov 30, 2026/,
    );
    expect(screen.queryByText('A runbook is linked')).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: '2 checks that are met' }),
    );
    expect(await screen.findByText('A runbook is linked')).toBeInTheDocument();
  });

  it('says what changed since the request', async () => {
    await renderReadiness(page, { at });

    const changes = await screen.findByRole('table', {
      name: 'Changed since it was asked for',
    });
    expect(textsOf(changes)).toEqual([
      'Pages go to an on-call rotationPassFail2 days ago',
    ]);
  });

  it('approves with conditions, each with text, owner and day', async () => {
    const governance = fixtureGovernanceApi();
    await renderReadiness(page, { governance, at });
    const dialog = await openDialog('Approve');

    await userEvent.click(
      dialog.getByRole('button', { name: 'Add a condition' }),
    );
    const approve = dialog.getByRole('button', {
      name: 'Approve with 1 condition',
    });
    expect(approve).toBeDisabled();
    const row = within(dialog.getByRole('group', { name: 'Condition 1' }));
    expect(row.getByRole('combobox', { name: /Owner/ })).toHaveValue(
      'group:default/checkout',
    );
    await userEvent.type(
      row.getByRole('textbox', { name: /What is owed/ }),
      'Rehearse the failover',
    );
    await userEvent.type(row.getByLabelText(/Due by the end of/), '2026-12-15');
    await userEvent.click(approve);

    expect(governance.decideReview).toHaveBeenCalledWith('review-2', {
      decision: 'approve',
      comment: undefined,
      version: 1,
      conditions: [
        {
          text: 'Rehearse the failover',
          owner: 'group:default/checkout',
          dueAt: endOfDay('2026-12-15'),
        },
      ],
    });
    await waitFor(() => expect(governance.getReview).toHaveBeenCalledTimes(2));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('approves without a condition, also when one was added and removed again', async () => {
    const governance = fixtureGovernanceApi();
    await renderReadiness(page, { governance, at });
    const dialog = await openDialog('Approve');

    await userEvent.click(
      dialog.getByRole('button', { name: 'Add a condition' }),
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Remove condition 1' }),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Approve' }));

    expect(governance.decideReview).toHaveBeenCalledWith('review-2', {
      decision: 'approve',
      comment: undefined,
      version: 1,
    });
  });

  it.each([
    ['Ask for changes', 'request-changes'],
    ['Reject', 'reject'],
  ])('wants a comment to %s', async (name, decision) => {
    const governance = fixtureGovernanceApi();
    await renderReadiness(page, { governance, at });
    const dialog = await openDialog(name);

    const decide = dialog.getByRole('button', { name });
    expect(decide).toBeDisabled();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Comment/ }),
      'Nobody is on call',
    );
    await userEvent.click(decide);

    expect(governance.decideReview).toHaveBeenCalledWith('review-2', {
      decision,
      comment: 'Nobody is on call',
      version: 1,
    });
  });

  it('shows what another reviewer decided meanwhile, and overwrites nothing', async () => {
    const governance = fixtureGovernanceApi({
      decideReview: async () => {
        throw new ConflictError('user:default/tom.becker has rejected it');
      },
    });
    await renderReadiness(page, { governance, at });
    const dialog = await openDialog('Approve');
    governance.getReview.mockResolvedValue({
      ...reviewView,
      state: 'rejected',
      decidedBy: 'user:default/tom.becker',
      decidedAt: '2026-11-22T11:59:00.000Z',
      decisionComment: 'No rotation',
      version: 2,
      actions: [],
    });

    await userEvent.click(dialog.getByRole('button', { name: 'Approve' }));
    expect(
      await dialog.findByText('Somebody else was faster'),
    ).toBeInTheDocument();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Show the present state' }),
    );

    expect(await screen.findByText('Rejected')).toBeInTheDocument();
    expect(screen.getByText('No rotation')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();
    expect(governance.decideReview).toHaveBeenCalledTimes(1);
  });

  it('shows an approval with its end and what is owed', async () => {
    await renderReadiness(page, {
      governance: fixtureGovernanceApi({
        getReview: async () => ({
          ...reviewView,
          ...approvedReview,
          followUps: [overdueCondition],
          now: null,
        }),
      }),
      at,
    });

    expect(
      await screen.findByText(/^Approved until Mar 4, 2027/),
    ).toBeInTheDocument();
    expect(
      screen.getByText('The gate does not concern this entity any more.'),
    ).toBeInTheDocument();
    const owed = screen.getByRole('table', { name: 'Follow-ups' });
    expect(owed).toHaveTextContent('Overdue');
    expect(screen.queryByText('Your decision')).not.toBeInTheDocument();
  });
});
