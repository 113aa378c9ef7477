import { ConflictError } from '@backstage/errors';
import {
  EntityGovernance,
  GovernanceApi,
} from 'backstage-plugin-readiness-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fireEvent } from '@testing-library/react';
import { axe } from 'jest-axe';
import {
  checkoutEntity,
  entityGates,
  entityGovernance,
  exemptionTerms,
} from '../../__fixtures__';
import { fixtureGovernanceApi } from '../../__testUtils__/fixtureGovernanceApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { endOfDay } from '../../words/endOfDay';
import { EntityReadinessContent } from '../EntityReadinessContent';

async function renderTab(
  governanceOf: Partial<EntityGovernance> = {},
  answers: Partial<GovernanceApi> = {},
) {
  const governance = fixtureGovernanceApi({
    getEntityGates: async () => ({ ...entityGates, gates: [] }),
    getEntityGovernance: async () => ({ ...entityGovernance, ...governanceOf }),
    ...answers,
  });
  await renderReadiness(<EntityReadinessContent />, { governance });
  return governance;
}

async function unfold(name: RegExp) {
  await userEvent.click(await screen.findByRole('button', { name }));
}

const PIPELINE = 'The pipeline succeeds';
const ROTATION = 'Pages go to an on-call rotation';
const EXEMPT = 'No critical vulnerability is older than 15 days';

const firstTerms = { ...exemptionTerms, renews: null, renewals: 0 };

/** The dialog that asks for the first exemption of a check. */
async function openRequest(answers: Partial<GovernanceApi> = {}) {
  const governance = await renderTab(
    {},
    {
      getExemptionTerms: async ({ scope, ref }) => ({
        ...firstTerms,
        scope: { kind: scope, ref },
      }),
      ...answers,
    },
  );
  await unfold(new RegExp(PIPELINE));
  const panel = await screen.findByRole('region', {
    name: `${PIPELINE}: Exemptions`,
  });
  await userEvent.click(
    within(panel).getByRole('button', { name: 'Ask for an exemption' }),
  );
  return { governance, dialog: await screen.findByRole('dialog') };
}

describe('exemptions on the checklist', () => {
  it('says in the row until when a result is exempt, and what is requested', async () => {
    await renderTab();

    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: new RegExp(`^Fail.*${EXEMPT}`) }),
      ).toHaveTextContent(/Exempt until Dec 1, 2026/),
    );
    expect(
      screen.getByRole('button', { name: new RegExp(`^Fail.*${ROTATION}`) }),
    ).toHaveTextContent('An exemption is requested');
  });

  it('asks for one with a scope, a reason, a compensating measure and an end', async () => {
    const { governance, dialog } = await openRequest();
    const submit = within(dialog).getByRole('button', {
      name: 'Ask for an exemption',
    });
    expect(submit).toBeDisabled();
    expect(
      await within(dialog).findByText(/^Who decides, never who asks:/),
    ).toHaveTextContent('security');
    // Whoever followed a link would lose what they typed.
    expect(within(dialog).queryByRole('link')).not.toBeInTheDocument();
    expect(dialog).toHaveTextContent(
      'By the policy exemptions it may last 90 days at most, until Feb 20, 2027.',
    );
    expect(dialog).toHaveTextContent('It renews no earlier one.');

    await userEvent.click(
      within(dialog).getByRole('radio', { name: /^All entities of checkout/ }),
    );
    await userEvent.click(
      within(dialog).getByRole('textbox', { name: /^Reason/ }),
    );
    await userEvent.paste('The runner is being replaced');
    await userEvent.click(
      within(dialog).getByRole('textbox', { name: /^Compensating measure/ }),
    );
    await userEvent.paste('Two people watch each release');
    expect(
      within(dialog).getByText('Still missing: a last day from today on'),
    ).toBeInTheDocument();
    fireEvent.change(within(dialog).getByLabelText(/^Until the end of/), {
      target: { value: '2027-01-15' },
    });
    expect(governance.getExemptionTerms).toHaveBeenLastCalledWith({
      scope: 'owner',
      ref: 'group:default/checkout',
      standard: 'production-readiness',
      check: 'pipeline-success',
    });
    expect(await axe(dialog)).toHaveNoViolations();
    await userEvent.click(submit);

    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(governance.requestExemption).toHaveBeenCalledWith({
      scope: { kind: 'owner', ref: 'group:default/checkout' },
      standard: 'production-readiness',
      checkId: 'pipeline-success',
      reason: 'The runner is being replaced',
      compensatingMeasure: 'Two people watch each release',
      endsAt: endOfDay('2027-01-15'),
    });
  });

  it('refuses a later day than the policy allows, at the field and in words', async () => {
    const { dialog } = await openRequest();
    await within(dialog).findByText(/^By the policy exemptions/);
    const day = within(dialog).getByLabelText(/^Until the end of/);

    expect(day).toHaveAttribute('max', '2027-02-20');
    fireEvent.change(day, { target: { value: '2027-02-21' } });
    expect(day).toBeInvalid();
    expect(
      within(dialog).getByText(
        'The policy allows no longer than until Feb 20, 2027',
      ),
    ).toBeInTheDocument();
    expect(
      within(dialog).getByText(/^Still missing: .*an earlier last day$/),
    ).toBeInTheDocument();
    fireEvent.change(day, { target: { value: '2027-02-20' } });
    expect(day).toBeValid();
  });

  it('says that it is approved at once, where the policy says so', async () => {
    const { dialog } = await openRequest({
      getExemptionTerms: async () => ({
        ...firstTerms,
        ...{ automatic: true, approver: null },
      }),
    });

    expect(
      await within(dialog).findByText(
        'It is approved at once, without a person.',
      ),
    ).toBeInTheDocument();
  });

  it('can be asked for where nobody can tell what the policy says', async () => {
    const { dialog } = await openRequest({
      getExemptionTerms: async () => {
        throw new Error('The backend is being restarted');
      },
    });

    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'What the policy says could not be readThe backend is being restarted',
    );
    expect(
      within(dialog).getByText('Required; the policy says how long it may be'),
    ).toBeInTheDocument();
  });

  it('asks for one where a result is stale, which gates count as not met, and for none where it is met', async () => {
    await renderTab();
    await unfold(/A runbook is linked/);
    await unfold(/A dashboard is linked/);

    const panel = await screen.findByRole('region', {
      name: 'A dashboard is linked: Exemptions',
    });
    expect(
      screen.getAllByRole('button', { name: 'Ask for an exemption' }),
    ).toEqual([
      within(panel).getByRole('button', { name: 'Ask for an exemption' }),
    ]);
  });

  it('asks for none where the check is met, or without the right', async () => {
    await renderTab({ actions: [] });
    await unfold(new RegExp(PIPELINE));
    await unfold(/A runbook is linked/);

    expect(await screen.findAllByText('About this check')).toHaveLength(2);
    expect(
      screen.queryByRole('button', { name: 'Ask for an exemption' }),
    ).not.toBeInTheDocument();
  });
});

describe('exemptions of the entity', () => {
  const list = () => screen.findByRole('list', { name: 'Exemptions' });

  it('lists what waits and stands, with state, end, renewals and who decides', async () => {
    await renderTab();

    const [requested, approved] = (await list()).children;
    expect(requested).toHaveTextContent(`Requested${ROTATION}`);
    expect(requested).toHaveTextContent(
      'For all entities of checkout (4 entities that you can see)',
    );
    expect(requested).toHaveTextContent('Members of reliability decide');
    expect(approved).toHaveTextContent(/Ends in \d+ days, on /);
    expect(approved).toHaveTextContent('Renewed 1 time');
    await userEvent.click(
      screen.getByRole('button', { name: '1 that has ended' }),
    );
    expect(await screen.findByText(/^Ended .* ago, on/)).toBeInTheDocument();
  });

  it('decides about the version that was seen', async () => {
    const governance = await renderTab();
    await list();

    await userEvent.click(
      screen.getByRole('button', {
        name: `Approve: exemption of ${ROTATION}`,
      }),
    );
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Approve',
      }),
    );

    await waitFor(() =>
      expect(governance.decideExemption).toHaveBeenCalledWith('exemption-3', {
        decision: 'approve',
        version: 1,
      }),
    );
  });

  it('leads to the present state where somebody was faster', async () => {
    const governance = await renderTab(
      {},
      {
        decideExemption: async () => {
          throw new ConflictError('tom.becker has approved it meanwhile');
        },
      },
    );
    await list();
    await userEvent.click(
      screen.getByRole('button', { name: `Reject: exemption of ${ROTATION}` }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox'), 'Not this time');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Reject' }),
    );

    expect(
      await within(dialog).findByText(/has approved it meanwhile/),
    ).toBeInTheDocument();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Show the present state' }),
    );
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(governance.getEntityGovernance).toHaveBeenCalledTimes(2);
  });

  it('renews with the words of before, and a new end', async () => {
    const governance = await renderTab();
    await list();
    await userEvent.click(
      screen.getByRole('button', { name: `Renew: exemption of ${EXEMPT}` }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(
      within(dialog).getByRole('textbox', { name: /^Compensating measure/ }),
    ).toHaveValue('The endpoint is closed at the gateway.');
    expect(
      await within(dialog).findByText(/^Who decides, never who asks:/),
    ).toHaveTextContent('security');
    expect(dialog).toHaveTextContent(
      'It renews an earlier one, and is renewal number 2.',
    );
    fireEvent.change(within(dialog).getByLabelText(/^Until the end of/), {
      target: { value: '2026-12-20' },
    });
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Renew' }),
    );

    await waitFor(() =>
      expect(governance.requestExemption).toHaveBeenCalledWith(
        expect.objectContaining({
          renews: 'exemption-2',
          scope: { kind: 'entity', ref: 'component:default/checkout-api' },
          endsAt: endOfDay('2026-12-20'),
        }),
      ),
    );
  });

  it('knows the system of the entity as a scope', async () => {
    const governance = fixtureGovernanceApi();
    await renderReadiness(<EntityReadinessContent />, {
      governance,
      entity: {
        ...checkoutEntity,
        relations: [
          { type: 'partOf', targetRef: 'system:default/checkout' },
          { type: 'partOf', targetRef: 'component:default/shop' },
        ],
      },
    });
    await unfold(new RegExp(`^No data.*${PIPELINE}`));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Ask for an exemption' }),
    );

    expect(
      within(await screen.findByRole('dialog'))
        .getAllByRole('radio')
        .map(radio => radio.closest('label')?.textContent),
    ).toEqual([
      'This entity',
      'All entities of the system checkout, of no more critical a tier than now',
    ]);
  });
});
