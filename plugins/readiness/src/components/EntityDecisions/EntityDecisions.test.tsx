import { NotAllowedError } from '@backstage/errors';
import {
  EntityGovernance,
  GovernanceApi,
} from 'backstage-plugin-readiness-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  emptyGovernance,
  entityGovernance,
  scopeChange,
  tierChange,
} from '../../__fixtures__';
import { fixtureGovernanceApi } from '../../__testUtils__/fixtureGovernanceApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { EntityReadinessContent } from '../EntityReadinessContent';

async function renderTab(
  governanceOf: EntityGovernance = entityGovernance,
  answers: Partial<GovernanceApi> = {},
) {
  const governance = fixtureGovernanceApi({
    getEntityGovernance: async () => governanceOf,
    ...answers,
  });
  await renderReadiness(<EntityReadinessContent />, { governance });
  return governance;
}

const itemsOf = async (name: string) =>
  [...(await screen.findByRole('list', { name })).children].map(
    item => item.textContent,
  );

describe('EntityDecisions', () => {
  it('lists what is due soon, the soonest first', async () => {
    await renderTab();

    expect(await itemsOf('Due soon')).toEqual([
      expect.stringMatching(
        /^Overdue Link the load test to the dashboardCondition is due 7 days ago/,
      ),
      expect.stringMatching(/^The checkout loses orders/),
      expect.stringMatching(/Exemption ends in 8 days/),
      expect.stringMatching(/Sign-off ends in 11 days/),
    ]);
  });

  it('lists the reviews with state, and leads to each', async () => {
    await renderTab();

    const [waiting, approved] = await itemsOf('Readiness reviews');
    expect(waiting).toMatch(/^Waits for a decisionReview at New service/);
    expect(approved).toMatch(/^Approved.*Valid until .*with 1 condition$/);
    expect(
      screen.getByRole('link', { name: 'Review at Production release' }),
    ).toHaveAttribute('href', '/readiness/reviews/review-1');
  });

  it('lists the follow-ups, and closes those that the viewer may close', async () => {
    const governance = await renderTab();

    const list = await screen.findByRole('list', { name: 'Follow-ups' });
    expect(list).toHaveTextContent('Due 7 days ago');
    const [close, ...others] = within(list).getAllByRole('button');
    expect(others).toEqual([]);
    await userEvent.click(close);
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox'), 'Linked');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Close' }),
    );
    await waitFor(() =>
      expect(governance.closeFollowUp).toHaveBeenCalledWith('follow-up-1', {
        comment: 'Linked',
      }),
    );
  });

  it('says by what gates still judge, and lets a reviewer confirm the change', async () => {
    const governance = await renderTab({
      ...entityGovernance,
      standingChanges: [
        tierChange,
        scopeChange,
        { ...tierChange, id: 'standing-3', state: 'undone' },
      ],
    });

    expect(
      await screen.findByText(/^The tier changed from 0 to 1/),
    ).toHaveTextContent(/3 days ago. Gates still judge it by tier 0 until/);
    expect(
      screen.getByText(
        /It left the scope of the standard production-readiness/,
      ),
    ).toBeInTheDocument();
    const confirm = screen.getAllByRole('button', { name: /^Confirm/ });
    expect(confirm).toHaveLength(1);
    await userEvent.click(confirm[0]);
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: /^Confirm/,
      }),
    );
    await waitFor(() =>
      expect(governance.confirmStandingChange).toHaveBeenCalledWith(
        'standing-1',
        expect.anything(),
      ),
    );
  });

  it('shows nothing where nothing was decided', async () => {
    await renderTab(emptyGovernance);

    await screen.findByText('A runbook is linked');
    for (const name of [
      'Due soon',
      'Exemptions',
      'Readiness reviews',
      'Follow-ups',
      'Evidence',
    ]) {
      expect(screen.queryByRole('heading', { name })).not.toBeInTheDocument();
    }
  });

  it('says to a viewer without permission what is missing, and keeps the checklist', async () => {
    await renderTab(emptyGovernance, {
      getEntityGovernance: async () => {
        throw new NotAllowedError('no');
      },
    });

    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    expect(
      screen.getByText(/do not cover Sign-offs, exemptions and reviews/),
    ).toBeInTheDocument();
    expect(await screen.findByText('A runbook is linked')).toBeInTheDocument();
  });
});
