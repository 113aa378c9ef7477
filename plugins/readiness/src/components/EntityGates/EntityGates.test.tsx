import { NotAllowedError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  allowedDecision,
  blockedDecision,
  emptyGovernance,
  entityGates,
} from '../../__fixtures__';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { EntityReadinessContent } from '../EntityReadinessContent';
import { renderShippingTab } from './__testUtils__/renderShippingTab';

// The DOM of the tests has no layout, so it cannot scroll.
const scrollIntoView = jest.fn();
Element.prototype.scrollIntoView = scrollIntoView;

const heading = { name: 'May I ship today?' };

describe('EntityGates', () => {
  it('says of each gate what it answers, the worst first, in which mode and why', async () => {
    const { container } = await renderShippingTab();

    await screen.findByRole('heading', heading);
    const titles = await screen.findAllByRole('heading', { level: 3 });
    expect(titles.slice(0, 3).map(title => title.textContent)).toEqual([
      'New service',
      'Production release',
      'Data export',
    ]);
    const [blocked, warned, allowed] = titles.map(title => title.closest('li'));
    expect(blocked).toHaveTextContent('New serviceBlockedBlocks');
    expect(blocked).toHaveTextContent('3 of 4 requirements are not met');
    await waitFor(() =>
      expect(warned).toHaveTextContent(
        /Allowed with a warningWarns; blocks from Feb 1, 2027/,
      ),
    );
    expect(allowed).toHaveTextContent('Data exportAllowed');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('lists the requirements of a gate that does not allow, the worst first', async () => {
    await renderShippingTab();

    const list = await screen.findByRole('list', {
      name: 'New service: Requirements, worst first',
    });
    expect(
      [...list.children].map(item => item.firstElementChild?.textContent),
    ).toEqual([
      'Not metHold',
      'Not metLevel of Production readiness',
      'Not metReadiness review',
      'MetError budget',
    ]);
    expect(list).toHaveTextContent(
      'What to do: Meet the 2 checks that are missing',
    );
    expect(list).toHaveTextContent('4 of 12 rest on mere declarations');
    expect(list).toHaveTextContent('Oldest data behind it: 2 days ago');
    expect(
      within(list).getAllByRole('link', { name: /reliability/ })[0],
    ).toHaveAttribute('href', '/catalog/default/group/reliability');
    expect(
      screen.queryByRole('list', { name: /^Data export/ }),
    ).not.toBeInTheDocument();
  });

  it('does not show what only warns as what blocks, and names it after that', async () => {
    const [hold, level, ...others] = blockedDecision.requirements;
    await renderShippingTab({
      getEntityGates: async () => ({
        ...entityGates,
        gates: [
          {
            ...blockedDecision,
            requirements: [{ ...hold, onlyWarns: true }, level, ...others],
          },
        ],
      }),
    });

    const list = await screen.findByRole('list', {
      name: 'New service: Requirements, worst first',
    });
    expect(
      [...list.children].map(item => item.firstElementChild?.textContent),
    ).toEqual([
      'Not metLevel of Production readiness',
      'Not metReadiness review',
      'Not met, warns onlyHold',
      'MetError budget',
    ]);
  });

  it('leads from what is missing to its row, unfolded, past the filters', async () => {
    await renderReadiness(<EntityReadinessContent />, { at: '/?status=pass' });

    const missing = await screen.findByRole('list', {
      name: 'What is missing for Level of Production readiness',
    });
    expect(missing).toHaveTextContent(
      'Stale, which counts as not met here · The platform acts',
    );
    await userEvent.click(
      await within(missing).findByRole('link', {
        name: 'Pages go to an on-call rotation',
      }),
    );

    const row = await screen.findByRole('button', {
      name: /^Fail.*Pages go to an on-call rotation/,
    });
    expect(row).toHaveAttribute('aria-expanded', 'true');
    expect(row).toHaveFocus();
    expect(scrollIntoView).toHaveBeenCalled();
  });

  it('says by which tier it is judged, what was claimed, and who broke the glass', async () => {
    await renderShippingTab();

    expect(
      await screen.findByText(
        'Judged as tier 0: Tier 0 counts until a reviewer confirms the change to tier 1',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Claimed by who asked, not checked/),
    ).toHaveTextContent('Reliability fix: https://');
    expect(screen.getByText(/The glass is broken until/)).toBeInTheDocument();
    expect(
      screen.getByText(/The glass is broken until/).closest('[role=note]'),
    ).toHaveTextContent(/The checkout loses ordersBy tom.becker 1 hour ago/);
  });

  it('leads to the recorded decisions', async () => {
    await renderShippingTab();

    expect(
      await screen.findByRole('link', {
        name: 'New service: Recorded decisions',
      }),
    ).toHaveAttribute(
      'href',
      '/readiness/gates/new-service?entity=component%3Adefault%2Fcheckout-api',
    );
  });

  it('is not there where no gate concerns the entity', async () => {
    await renderShippingTab({
      getEntityGates: async () => ({ ...entityGates, gates: [] }),
      getEntityGovernance: async () => emptyGovernance,
    });

    await screen.findByText('A runbook is linked');
    await waitFor(() =>
      expect(screen.queryByRole('heading', heading)).not.toBeInTheDocument(),
    );
    expect(
      screen.queryByRole('heading', { name: 'Exemptions' }),
    ).not.toBeInTheDocument();
  });

  it('answers although the documents of the gates cannot be read', async () => {
    await renderShippingTab({
      getEntityGates: async () => ({
        ...entityGates,
        gates: [allowedDecision],
      }),
      getGates: async () => {
        throw new NotAllowedError('no');
      },
    });

    expect(await screen.findByText('Every requirement is met')).toBeVisible();
  });

  it('says why there is no answer, and keeps the checklist', async () => {
    await renderShippingTab({
      getEntityGates: async () => {
        throw new Error('the database is away');
      },
    });

    expect(
      await screen.findByText(/The gates could not be read/),
    ).toBeInTheDocument();
    expect(await screen.findByText('A runbook is linked')).toBeInTheDocument();
  });
});
