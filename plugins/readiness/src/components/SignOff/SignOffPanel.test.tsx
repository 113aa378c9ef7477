import { ConflictError } from '@backstage/errors';
import { GovernanceApi } from 'backstage-plugin-readiness-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  entityGates,
  entityGovernance,
  governedReadiness,
} from '../../__fixtures__';
import { fixtureGovernanceApi } from '../../__testUtils__/fixtureGovernanceApi';
import { fixtureReadinessApi } from '../../__testUtils__/fixtureReadinessApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { EntityReadinessContent } from '../EntityReadinessContent';

/** The tab with the row of a check unfolded. */
async function renderRow(title: string, answers: Partial<GovernanceApi> = {}) {
  const governance = fixtureGovernanceApi({
    getEntityGates: async () => ({ ...entityGates, gates: [] }),
    ...answers,
  });
  await renderReadiness(<EntityReadinessContent />, {
    governance,
    api: fixtureReadinessApi({ getEntity: async () => governedReadiness }),
  });
  await userEvent.click(
    await screen.findByRole('button', { name: new RegExp(title) }),
  );
  const panel = await screen.findByRole('region', {
    name: `${title}: Sign-off`,
  });
  return { panel, governance };
}

async function openDialog(panel: HTMLElement, name: string | RegExp) {
  await userEvent.click(within(panel).getByRole('button', { name }));
  return screen.findByRole('dialog');
}

const RESTORE = 'A restore was tested';
const FAILOVER = 'A failover was rehearsed';
const THREATS = 'The threat model is up to date';

describe('SignOffPanel', () => {
  it('shows what holds: answer, who, the second person, until when, evidence and comment', async () => {
    const { panel } = await renderRow(RESTORE);

    expect(panel).toHaveTextContent('MetIn force');
    expect(panel).toHaveTextContent(/Signed off by .*amira.haddad 1 month ago/);
    expect(panel).toHaveTextContent(/Confirmed by .*tom.becker/);
    expect(panel).toHaveTextContent(/Valid until Dec 4, 2026.*in 11 days/);
    expect(
      within(panel).getByRole('link', { name: /Minutes of the restore/ }),
    ).toHaveAttribute('href', 'https://wiki.example.com/restore-2026-10');
    expect(await within(panel).findByText('orders')).toBeInTheDocument();
    expect(await axe(panel)).toHaveNoViolations();
  });

  it('shows every version on demand', async () => {
    const { panel, governance } = await renderRow(RESTORE);

    expect(governance.listAttestations).not.toHaveBeenCalled();
    await userEvent.click(
      within(panel).getByRole('button', { name: 'All versions' }),
    );
    const versions = await within(panel).findByRole('list', {
      name: `All versions of ${RESTORE}`,
    });
    expect(versions.children).toHaveLength(2);
    expect(versions).toHaveTextContent('Not metReplaced');
  });

  it('confirms again in one click what is still true', async () => {
    const { panel, governance } = await renderRow(RESTORE);

    await userEvent.click(
      within(panel).getByRole('button', {
        name: `Still true: confirm again (${RESTORE})`,
      }),
    );

    expect(governance.decideAttestation).toHaveBeenCalledWith('attestation-2', {
      decision: 'reconfirm',
    });
    await waitFor(() =>
      expect(governance.getEntityGovernance).toHaveBeenCalledTimes(2),
    );
  });

  it('says so where somebody was faster than the one click', async () => {
    const { panel } = await renderRow(RESTORE, {
      decideAttestation: async () => {
        throw new ConflictError('It was withdrawn');
      },
    });

    await userEvent.click(
      within(panel).getByRole('button', { name: /Still true/ }),
    );

    expect(
      await within(panel).findByText('Somebody else was faster'),
    ).toBeInTheDocument();
    expect(
      within(panel).getByRole('button', { name: 'Show the present state' }),
    ).toBeInTheDocument();
  });

  it('lets a second person confirm, or refuse with a reason', async () => {
    const { panel, governance } = await renderRow(FAILOVER);

    expect(panel).toHaveTextContent('Not applicableWaits for a second person');
    expect(
      within(panel).queryByRole('button', { name: /Still true/ }),
    ).not.toBeInTheDocument();
    const dialog = await openDialog(panel, `Refuse: ${FAILOVER}`);
    const refuse = within(dialog).getByRole('button', { name: 'Refuse' });
    expect(refuse).toBeDisabled();
    await userEvent.type(
      within(dialog).getByRole('textbox'),
      'It runs in two regions since May',
    );
    await userEvent.click(refuse);

    await waitFor(() =>
      expect(governance.decideAttestation).toHaveBeenCalledWith(
        'attestation-3',
        { decision: 'refuse', comment: 'It runs in two regions since May' },
      ),
    );
  });

  it('signs off with evidence', async () => {
    const { panel, governance } = await renderRow(THREATS);
    expect(panel).toHaveTextContent('Nobody has signed this off yet.');
    const dialog = await openDialog(panel, 'Sign off');
    const submit = within(dialog).getByRole('button', { name: 'Sign off' });

    expect(submit).toBeDisabled();
    expect(
      within(dialog).getByText('Still missing: an answer'),
    ).toBeInTheDocument();
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Met' }));
    expect(
      within(dialog).getByText('Still missing: evidence'),
    ).toBeInTheDocument();
    const url = within(dialog).getByRole('textbox', { name: 'Link 1' });
    await userEvent.type(url, 'ftp://files');
    expect(url).toBeInvalid();
    expect(
      within(dialog).getByText(
        'An address that begins with https:// or http://',
      ),
    ).toBeInTheDocument();
    expect(submit).toBeDisabled();
    await userEvent.clear(url);
    await userEvent.paste('https://wiki.example.com/threats');
    await userEvent.click(
      within(dialog).getByRole('textbox', { name: 'Comment' }),
    );
    await userEvent.paste('With **security**');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Preview of Comment' }),
    );
    expect(await within(dialog).findByText('security')).toBeInTheDocument();
    expect(await axe(dialog)).toHaveNoViolations();
    await userEvent.click(submit);

    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(governance.attest).toHaveBeenCalledWith(
      'component:default/checkout-api',
      {
        standard: 'production-readiness',
        checkId: 'threat-model',
        answer: 'met',
        comment: 'With **security**',
        evidence: { links: [{ url: 'https://wiki.example.com/threats' }] },
      },
    );
    expect(governance.getEntityGates).toHaveBeenCalledTimes(2);
  });

  it('adds and removes links, and tells of the second person', async () => {
    const { panel } = await renderRow(RESTORE);
    const dialog = await openDialog(panel, 'Sign off anew');

    expect(
      within(dialog).getByText(/Another person has to confirm it/),
    ).toBeInTheDocument();
    await userEvent.click(
      within(dialog).getByRole('radio', { name: 'Not applicable' }),
    );
    expect(
      within(dialog).getByText(/Another person always has to confirm that/),
    ).toBeInTheDocument();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Add a link' }),
    );
    expect(
      within(dialog).getAllByRole('textbox', { name: /^Link/ }),
    ).toHaveLength(2);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Remove link 2' }),
    );
    expect(
      within(dialog).getAllByRole('textbox', { name: /^Link/ }),
    ).toHaveLength(1);
  });

  it('offers nothing to those who may only read', async () => {
    const { panel } = await renderRow(RESTORE, {
      getEntityGovernance: async () => ({
        ...entityGovernance,
        attestations: entityGovernance.attestations.map(attestation => ({
          ...attestation,
          actions: [],
        })),
        actions: [],
      }),
    });

    expect(
      within(panel)
        .getAllByRole('button')
        .map(button => button.textContent),
    ).toEqual(['All versions']);
  });
});
