import { NotAllowedError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { gateHold, gatesView } from '../../__fixtures__';
import { fixtureGovernanceApi } from '../../__testUtils__/fixtureGovernanceApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { endOfDay } from '../../words/endOfDay';
import { GatesPage } from './GatesPage';

const at = '/readiness/gates';

/** The card of a gate, from its heading on. */
async function cardOf(title: string) {
  const heading = await screen.findByRole('heading', { level: 3, name: title });
  const card = heading.closest<HTMLElement>('.MuiCard-root');
  if (!card) {
    throw new Error(`The gate ${title} has no card`);
  }
  return within(card);
}

describe('GatesPage', () => {
  it('says in words what each gate asks for, what follows, and who acts', async () => {
    const { container } = await renderReadiness(<GatesPage />, { at });

    const release = await cardOf('Production release');
    expect(
      release.getByText('Error budgets by their policies'),
    ).toBeInTheDocument();
    expect(
      release.getByText('Warns; blocks from Feb 1, 2027 (in 2 months)'),
    ).toBeInTheDocument();
    expect(release.getByText('No review is asked for')).toBeInTheDocument();
    expect(
      release.getByRole('link', { name: /incident-commanders/ }),
    ).toBeInTheDocument();
    expect(release.getByText(/^Peak season: /)).toBeInTheDocument();
    expect(release.getByText('Now')).toBeInTheDocument();

    const service = await cardOf('New service');
    expect(service.getByText('Blocks')).toBeInTheDocument();
    expect(service.getByText('tier <= 1')).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('counts the answers of 30 days, the worst first, each leading to its decisions', async () => {
    await renderReadiness(<GatesPage />, { at });

    const release = await cardOf('Production release');
    expect(
      release.getByRole('link', { name: 'Allowed with a warning: 31' }),
    ).toHaveAttribute(
      'href',
      '/readiness/gates/production-release?answer=warn&days=30',
    );
    expect(
      release.queryByRole('link', { name: 'Blocked: 0' }),
    ).not.toBeInTheDocument();
    expect(
      (await cardOf('Data export')).getByText(
        'Nobody has asked it in the last 30 days',
      ),
    ).toBeInTheDocument();
  });

  it('counts what callers claimed in 30 days, each leading to its decisions', async () => {
    await renderReadiness(<GatesPage />, { at });

    const release = await cardOf('Production release');
    const decisions = '/readiness/gates/production-release';
    expect(
      release.getByRole('link', { name: 'Change hot fix & more: 4' }),
    ).toHaveAttribute('href', `${decisions}?change=hot+fix+%26+more&days=30`);
    expect(
      release.getByRole('link', { name: '2 claimed reliability fixes' }),
    ).toHaveAttribute('href', `${decisions}?claim=reliability-fix&days=30`);
    expect(release.getByText(/^Other types of change: 3/)).toContainElement(
      release.getByRole('link', { name: 'all decisions of the last 30 days' }),
    );
    expect(
      release.getByRole('link', { name: 'all decisions of the last 30 days' }),
    ).toHaveAttribute('href', `${decisions}?days=30`);
    expect(
      (await cardOf('New service')).queryByText(/^Claims of/),
    ).not.toBeInTheDocument();
  });

  it('stops all gates with a reason and an end, and shows the hold', async () => {
    const governance = fixtureGovernanceApi();
    await renderReadiness(<GatesPage />, { governance, at });
    const stopAll = await screen.findByRole('button', {
      name: 'Stop all gates',
    });
    governance.getGates.mockResolvedValue({
      ...gatesView,
      holds: [
        { ...gateHold, gate: null, reason: 'A bad library', until: null },
      ],
    });

    await userEvent.click(stopAll);
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Stop' })).toBeDisabled();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Reason/ }),
      'A bad library',
    );
    await userEvent.type(
      dialog.getByLabelText('Until the end of'),
      '2026-11-30',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Stop' }));

    expect(governance.setHold).toHaveBeenCalledWith({
      gate: undefined,
      reason: 'A bad library',
      until: endOfDay('2026-11-30'),
    });
    expect(
      await screen.findByText('All gates are stopped: A bad library'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Holds until somebody lifts it'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('stops one gate, and stays open with the reason where that is refused', async () => {
    const governance = fixtureGovernanceApi({
      setHold: async () => {
        throw new NotAllowedError('You may not stop new-service');
      },
    });
    await renderReadiness(<GatesPage />, { governance, at });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Stop the gate New service' }),
    );
    await userEvent.type(
      await screen.findByRole('textbox', { name: /Reason/ }),
      'Payments',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));

    expect(
      await screen.findByText('You may not decide this'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/You may not stop new-service/),
    ).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: /Reason/ })).toHaveValue(
      'Payments',
    );
    expect(governance.setHold).toHaveBeenCalledWith(
      expect.objectContaining({ gate: 'new-service' }),
    );
  });

  it('lifts a hold', async () => {
    const governance = fixtureGovernanceApi();
    await renderReadiness(<GatesPage />, { governance, at });

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Lift the hold: Payments are down',
      }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Comment' }),
      'Payments answer again',
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Lift the hold' }),
    );

    expect(governance.liftHold).toHaveBeenCalledWith('hold-1', {
      comment: 'Payments answer again',
    });
    await waitFor(() => expect(governance.getGates).toHaveBeenCalledTimes(2));
  });

  it('offers no hold to whoever may not set or lift one', async () => {
    await renderReadiness(<GatesPage />, {
      governance: fixtureGovernanceApi({
        getGates: async () => ({
          gates: gatesView.gates.map(gate => ({
            ...gate,
            actions: [],
            holds: gate.holds.map(hold => ({ ...hold, actions: [] })),
          })),
          holds: [],
          actions: [],
        }),
      }),
      at,
    });

    expect(
      await screen.findByText('This gate is stopped: Payments are down'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /stop|lift/i }),
    ).not.toBeInTheDocument();
  });

  it('lists what went to production past its gates, and what is new', async () => {
    await renderReadiness(<GatesPage />, { at });

    const ungated = await screen.findByRole('table', {
      name: 'Went to production without an open gate',
    });
    expect(within(ungated).getAllByRole('row')[1]).toHaveTextContent(
      'Label printerTier undeclaredNo owner10 days agoBlocked new-service',
    );
    const firstSeen = screen.getByRole('table', {
      name: 'First seen this week',
    });
    expect(
      within(firstSeen).getByRole('link', { name: 'Checkout API' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout-api/readiness',
    );
  });

  it('asks for the break-glasses that are owed', async () => {
    const governance = fixtureGovernanceApi();
    await renderReadiness(<GatesPage />, { governance, at });

    expect(
      await screen.findByRole('table', { name: 'Break-glasses to follow up' }),
    ).toBeInTheDocument();
    expect(governance.listFollowUps).toHaveBeenCalledWith({
      kind: ['break-glass'],
      state: ['overdue', 'open'],
      limit: 10,
    });
  });

  it('says that no gate is published, and how that is mended', async () => {
    await renderReadiness(<GatesPage />, {
      governance: fixtureGovernanceApi({
        getGates: async () => ({ gates: [], holds: [], actions: [] }),
      }),
      at,
    });

    expect(await screen.findByText('No gate is published')).toBeInTheDocument();
  });

  it('says that the viewer may not see gates', async () => {
    await renderReadiness(<GatesPage />, {
      governance: fixtureGovernanceApi({
        getGates: async () => {
          throw new NotAllowedError('no');
        },
      }),
      at,
    });

    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });
});
