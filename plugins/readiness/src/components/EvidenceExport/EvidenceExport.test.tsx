import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { emptyGovernance, entityGovernance } from '../../__fixtures__';
import { fixtureGovernanceApi } from '../../__testUtils__/fixtureGovernanceApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { EvidenceExport } from './EvidenceExport';
import { saveBlob } from './saveBlob';

// The DOM of the tests saves nothing.
jest.mock('./saveBlob', () => ({ saveBlob: jest.fn() }));

const DIGEST = '0123456789abcdef'.repeat(4);
const NAME =
  'evidence-component-checkout-api-2026-08-24-2026-11-22-01234567.zip';
const archive = new Blob(['archive']);
const button = () => screen.findByRole('button', { name: 'Export evidence' });

/** The DOM of the tests has no answers of its own. */
function answerWith(
  blob: () => Promise<Blob>,
  digest: string | null = DIGEST,
): Response {
  const headers = new Map([['X-Readiness-Evidence-Digest', digest]]);
  return Object.assign(Object.create(null), { blob, headers });
}

describe('EvidenceExport', () => {
  beforeEach(() => {
    jest.mocked(saveBlob).mockClear();
  });

  it('saves the evidence about the entity under its name', async () => {
    let finish: (blob: Blob) => void = () => {};
    const governance = fixtureGovernanceApi({
      exportEvidence: async () =>
        answerWith(
          () =>
            new Promise(resolve => {
              finish = resolve;
            }),
        ),
    });
    const { container } = await renderReadiness(
      <EvidenceExport governance={entityGovernance} />,
      { governance },
    );

    await userEvent.click(await button());
    expect(
      await screen.findByText('The archive is being made.'),
    ).toBeInTheDocument();
    expect(await button()).toBeDisabled();
    finish(archive);

    expect(
      await screen.findByText(`The archive is ready: ${NAME}`),
    ).toBeInTheDocument();
    expect(governance.exportEvidence).toHaveBeenCalledWith({
      entity: 'component:default/checkout-api',
      from: '2026-08-24T12:00:00.000Z',
    });
    expect(screen.getByText(DIGEST)).toBeInTheDocument();
    expect(
      screen.getByText(`readiness evidence verify ${NAME} --digest ${DIGEST}`),
    ).toBeInTheDocument();
    expect(saveBlob).toHaveBeenCalledWith(archive, NAME);
    expect(await button()).toBeEnabled();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('asks for as many days back as are chosen', async () => {
    const governance = fixtureGovernanceApi({
      exportEvidence: async () => answerWith(async () => archive),
    });
    await renderReadiness(<EvidenceExport governance={entityGovernance} />, {
      governance,
    });

    await userEvent.selectOptions(
      await screen.findByLabelText('Period'),
      'Last 365 days',
    );
    await userEvent.click(await button());

    expect(governance.exportEvidence).toHaveBeenCalledWith({
      entity: 'component:default/checkout-api',
      from: '2025-11-22T12:00:00.000Z',
    });
  });

  it('asks for two days once both are there and in order', async () => {
    const governance = fixtureGovernanceApi({
      exportEvidence: async () => answerWith(async () => archive),
    });
    const { container } = await renderReadiness(
      <EvidenceExport governance={entityGovernance} />,
      { governance },
    );

    await userEvent.selectOptions(
      await screen.findByLabelText('Period'),
      'From one day to another',
    );
    expect(await button()).toBeDisabled();
    const to = screen.getByLabelText(/^To, included/);
    await userEvent.type(screen.getByLabelText(/^From/), '2026-03-31');
    await userEvent.type(to, '2026-01-01');
    expect(
      screen.getByText('It must not be before the first day'),
    ).toBeInTheDocument();
    expect(await button()).toBeDisabled();
    await userEvent.clear(to);
    await userEvent.type(to, '2026-03-31');
    await userEvent.click(await button());

    expect(governance.exportEvidence).toHaveBeenCalledWith({
      entity: 'component:default/checkout-api',
      ...{ from: '2026-03-31', to: '2026-03-31' },
    });
    expect(await axe(container)).toHaveNoViolations();
  });

  it('refuses a period that begins after today, at the field', async () => {
    await renderReadiness(<EvidenceExport governance={entityGovernance} />, {});
    await userEvent.selectOptions(
      await screen.findByLabelText('Period'),
      'From one day to another',
    );
    const from = screen.getByLabelText(/^From/);
    await userEvent.type(screen.getByLabelText(/^To, included/), '2026-11-30');
    await userEvent.type(from, '2026-11-23');

    expect(from).toBeInvalid();
    expect(screen.getByText('It must not be after today')).toBeInTheDocument();
    expect(await button()).toBeDisabled();
    await userEvent.clear(from);
    await userEvent.type(from, '2026-11-22');
    expect(from).toBeValid();
    expect(await button()).toBeEnabled();
  });

  it('leads to the audit log where the answer names no digest', async () => {
    await renderReadiness(<EvidenceExport governance={entityGovernance} />, {
      governance: fixtureGovernanceApi({
        exportEvidence: async () => answerWith(async () => archive, null),
      }),
    });

    await userEvent.click(await button());

    expect(await screen.findByText(/with the audit log/)).toBeInTheDocument();
    expect(
      screen.getByText(
        'readiness evidence verify evidence-component-checkout-api-2026-08-24-2026-11-22.zip',
      ),
    ).toBeInTheDocument();
  });

  it('says why there is no archive, and saves no half of one', async () => {
    await renderReadiness(<EvidenceExport governance={entityGovernance} />, {
      governance: fixtureGovernanceApi({
        exportEvidence: async () =>
          answerWith(async () => {
            throw new Error('the connection broke');
          }),
      }),
    });

    await userEvent.click(await button());

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The evidence could not be exported');
    expect(alert).toHaveTextContent('the connection broke');
    expect(saveBlob).not.toHaveBeenCalled();
    expect(await button()).toBeEnabled();
  });

  it('is not there for those who may not', async () => {
    await renderReadiness(<EvidenceExport governance={emptyGovernance} />, {});

    expect(
      screen.queryByRole('button', { name: 'Export evidence' }),
    ).not.toBeInTheDocument();
  });
});
