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

const archive = new Blob(['archive']);
const button = () => screen.findByRole('button', { name: 'Export evidence' });

/** The DOM of the tests has no answers of its own. */
function answerWith(blob: () => Promise<Blob>): Response {
  return Object.assign(Object.create(null), { blob });
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
      await screen.findByText(
        'The archive is ready: evidence-checkout-api.zip',
      ),
    ).toBeInTheDocument();
    expect(governance.exportEvidence).toHaveBeenCalledWith({
      entity: 'component:default/checkout-api',
    });
    expect(saveBlob).toHaveBeenCalledWith(archive, 'evidence-checkout-api.zip');
    expect(await button()).toBeEnabled();
    expect(await axe(container)).toHaveNoViolations();
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
