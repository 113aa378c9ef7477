import { ConflictError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  blockedDecision,
  entityGates,
  entityGovernance,
  gatesView,
} from '../../__fixtures__';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { EntityReadinessContent } from '../EntityReadinessContent';
import { renderShippingTab } from './__testUtils__/renderShippingTab';

describe('GateActions', () => {
  it('breaks the glass with a reason, for those who may', async () => {
    const { governance } = await renderShippingTab();

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Break the glass of New service',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    const confirm = within(dialog).getByRole('button', {
      name: 'Break the glass',
    });
    expect(confirm).toBeDisabled();
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Reason/ }),
      'The checkout loses orders',
    );
    await userEvent.click(confirm);

    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(governance.breakGlass).toHaveBeenCalledWith('new-service', {
      entityRef: 'component:default/checkout-api',
      reason: 'The checkout loses orders',
    });
    expect(governance.getEntityGates).toHaveBeenCalledTimes(2);
  });

  it('offers no glass to those who may not, nor where nothing is blocked', async () => {
    await renderShippingTab({
      getGates: async () => ({
        ...gatesView,
        gates: gatesView.gates.map(gate => ({
          ...gate,
          actions: gate.name === 'new-service' ? [] : ['break-glass'],
        })),
      }),
    });

    expect(
      await screen.findByRole('button', { name: /^Ask for a review/ }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /^Break the glass/ }),
    ).not.toBeInTheDocument();
  });

  it('offers no glass to those who may not do so to the entity', async () => {
    await renderShippingTab({
      getEntityGovernance: async () => ({
        ...entityGovernance,
        reviews: [],
        actions: ['request-review'],
      }),
    });

    expect(
      await screen.findByRole('button', { name: /^Ask for a review/ }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /^Break the glass/ }),
    ).not.toBeInTheDocument();
  });

  it('asks for the next review while the approval still holds', async () => {
    const { governance } = await renderShippingTab({
      getEntityGates: async () => ({
        ...entityGates,
        gates: [
          {
            ...blockedDecision,
            answer: 'allow',
            requirements: blockedDecision.requirements.map(requirement => ({
              ...requirement,
              outcome: 'met',
            })),
          },
        ],
      }),
    });

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Ask for the next review at New service',
      }),
    );
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Ask for the next review',
      }),
    );

    await waitFor(() =>
      expect(governance.requestReview).toHaveBeenCalledWith({
        entityRef: 'component:default/checkout-api',
        gate: 'new-service',
      }),
    );
  });

  it('asks for a review, and keeps what was typed where it fails', async () => {
    const requestReview = jest
      .fn<Promise<never>, []>()
      .mockRejectedValue(new ConflictError('A review is open already'));
    await renderShippingTab({ requestReview });

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Ask for a review at New service',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    const comment = within(dialog).getByRole('textbox');
    expect(dialog).toHaveTextContent(/Reviewers: \S+\./);
    // Whoever followed a link would lose what they typed.
    expect(within(dialog).queryByRole('link')).not.toBeInTheDocument();
    await userEvent.type(comment, 'First customers in December');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Ask for a review' }),
    );

    expect(requestReview).toHaveBeenCalledWith({
      entityRef: 'component:default/checkout-api',
      gate: 'new-service',
      comment: 'First customers in December',
    });
    expect(
      await within(dialog).findByText('Somebody else was faster'),
    ).toBeInTheDocument();
    expect(comment).toHaveValue('First customers in December');
  });

  it('leads to the review that waits instead of asking for another', async () => {
    await renderReadiness(<EntityReadinessContent />, {});

    expect(
      await screen.findByRole('link', {
        name: 'A review waits for a decision',
      }),
    ).toHaveAttribute('href', '/readiness/reviews/review-2');
    expect(
      screen.queryByRole('button', { name: /^Ask for a review/ }),
    ).not.toBeInTheDocument();
  });
});
