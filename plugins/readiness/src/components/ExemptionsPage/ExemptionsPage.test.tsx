import { ConflictError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { approvedExemption, exemptionDebt, NOW } from '../../__fixtures__';
import { fixtureGovernanceApi } from '../../__testUtils__/fixtureGovernanceApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { ExemptionsPage } from './ExemptionsPage';

const at = '/readiness/exemptions';

const address = () => screen.getByLabelText('Address');

describe('ExemptionsPage', () => {
  it('lists what waits and what holds, with why, for what, until when and who decides', async () => {
    const governance = fixtureGovernanceApi();
    const { container } = await renderReadiness(<ExemptionsPage />, {
      governance,
      at,
    });

    const table = await screen.findByRole('table', { name: 'Exemptions' });
    const [, waits, holds] = within(table).getAllByRole('row');
    expect(waits).toHaveTextContent('Two of three people joined this month');
    expect(waits).toHaveTextContent('4 entities that you can see');
    expect(waits).toHaveTextContent('Members of reliability decide');
    expect(holds).toHaveTextContent('Approved');
    expect(holds).toHaveTextContent(/Dec 1, 2026in 8 days/);
    expect(holds).not.toHaveTextContent('The endpoint is closed');
    expect(governance.listExemptions).toHaveBeenCalledWith({
      state: ['requested', 'approved'],
      limit: 25,
    });
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows what has ended since it was read as ended, with nothing left to revoke', async () => {
    await renderReadiness(<ExemptionsPage />, {
      governance: fixtureGovernanceApi({
        listExemptions: async () => ({
          items: [{ ...approvedExemption, endsAt: NOW }],
          total: 1,
          nextCursor: null,
        }),
      }),
      at,
    });

    const table = await screen.findByRole('table', { name: 'Exemptions' });
    const [, ended] = within(table).getAllByRole('row');
    expect(ended).toHaveTextContent('Ended');
    expect(ended).not.toHaveTextContent('Approved');
    expect(
      within(ended)
        .getAllByRole('button')
        .map(button => button.textContent),
    ).not.toContain('Revoke');
  });

  it('filters by state, owner, standard, check and what is mine, in the URL', async () => {
    const governance = fixtureGovernanceApi();
    await renderReadiness(<ExemptionsPage />, {
      governance,
      at: `${at}?owner=group:default/checkout&cursor=page-2`,
    });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Only what I can decide' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Requested' }));
    await userEvent.type(screen.getByLabelText('Standard'), 'launch{Enter}');
    await userEvent.type(screen.getByLabelText('Check'), 'runbook{Enter}');

    expect(governance.listExemptions).toHaveBeenLastCalledWith({
      owner: ['group:default/checkout'],
      standard: 'launch',
      check: 'runbook',
      state: ['requested'],
      mine: true,
      limit: 25,
    });
    expect(address()).toHaveTextContent(
      `${at}?owner=group%3Adefault%2Fcheckout&mine=true&state=requested&standard=launch&check=runbook`,
    );
    expect(governance.getExemptionDebt).toHaveBeenLastCalledWith({
      owner: ['group:default/checkout'],
    });
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Remove the filter Standard: launch',
      }),
    );
    expect(address()).not.toHaveTextContent('standard=launch');
  });

  it('decides in place, and reads list and debt again', async () => {
    const governance = fixtureGovernanceApi();
    await renderReadiness(<ExemptionsPage />, { governance, at });

    await userEvent.click(
      await screen.findByRole('button', { name: /^Approve: .*rotation/ }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Comment/ }),
      'Until the training ends',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Approve' }));

    expect(governance.decideExemption).toHaveBeenCalledWith('exemption-3', {
      decision: 'approve',
      comment: 'Until the training ends',
      version: 1,
    });
    await waitFor(() =>
      expect(governance.listExemptions).toHaveBeenCalledTimes(2),
    );
    expect(governance.getExemptionDebt).toHaveBeenCalledTimes(2);
  });

  it('says when somebody else was faster', async () => {
    const governance = fixtureGovernanceApi({
      decideExemption: async () => {
        throw new ConflictError('It was rejected a moment ago');
      },
    });
    await renderReadiness(<ExemptionsPage />, { governance, at });

    await userEvent.click(
      await screen.findByRole('button', { name: /^Approve: .*rotation/ }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Approve' }));
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Show the present state' }),
    );

    await waitFor(() =>
      expect(governance.listExemptions).toHaveBeenCalledTimes(2),
    );
  });

  it('shows the debt by team and by check, each leading to its exemptions', async () => {
    await renderReadiness(<ExemptionsPage />, {
      at: `${at}?mine=true&cursor=page-2`,
    });

    expect(
      await screen.findByText('Exempt now', { selector: 'dt' }),
    ).toBeInTheDocument();
    const teams = await screen.findByRole('table', {
      name: 'Exemption debt by team',
    });
    const [, first, none] = within(teams).getAllByRole('row');
    expect(first).toHaveTextContent(/checkout54131?.*60 days190 days/);
    expect(
      within(first).getByRole('link', { name: 'group:default/checkout: 5' }),
    ).toHaveAttribute(
      'href',
      `${at}?mine=true&owner=group%3Adefault%2Fcheckout&state=approved`,
    );
    expect(within(none).queryByRole('link')).not.toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('button', { name: 'Exemption debt by check' }),
    );
    const checks = await screen.findByRole('table', {
      name: 'Exemption debt by check',
    });
    expect(within(checks).getAllByRole('row')[1]).toHaveTextContent(
      'No critical vulnerability is older than 15 days',
    );
  });

  it('says whose figures the debt is of', async () => {
    await renderReadiness(<ExemptionsPage />, {
      governance: fixtureGovernanceApi({
        getExemptionDebt: async () => ({
          ...exemptionDebt,
          figuresOf: 'visible',
        }),
      }),
      at,
    });

    expect(
      await screen.findByText(/^These are the figures of what you can see/),
    ).toBeInTheDocument();
  });

  it('says that no exemption matches', async () => {
    await renderReadiness(<ExemptionsPage />, {
      governance: fixtureGovernanceApi({
        listExemptions: async () => ({
          items: [],
          total: 0,
          nextCursor: null,
        }),
      }),
      at,
    });

    expect(await screen.findByText('No exemption matches')).toBeInTheDocument();
  });
});
