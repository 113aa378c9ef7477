import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { fixtureGovernanceApi } from '../../__testUtils__/fixtureGovernanceApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { DueSoonPage } from './DueSoonPage';

const at = '/readiness/due-soon';

const address = () => screen.getByLabelText('Address');

describe('DueSoonPage', () => {
  it('lists all that is due of the viewer, what is overdue in words, each leading to where it is settled', async () => {
    const governance = fixtureGovernanceApi();
    const { container } = await renderReadiness(<DueSoonPage />, {
      governance,
      at,
    });

    const table = await screen.findByRole('table', {
      name: 'What is due, the most urgent first',
    });
    const [, condition, , exemption, , review] =
      within(table).getAllByRole('row');
    expect(condition).toHaveTextContent(
      'Link the load test to the dashboardCondition of an approvalOverdue, 7 days agocheckout-apicheckout',
    );
    expect(
      within(condition).getByRole('link', { name: /load test/ }),
    ).toHaveAttribute(
      'href',
      '/readiness/follow-ups?entity=component%3Adefault%2Fcheckout-api',
    );
    expect(exemption).toHaveTextContent(/Exemption endsin 8 days, Dec 1, 2026/);
    expect(
      within(exemption).getByRole('link', { name: /vulnerability/ }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout-api/readiness',
    );
    expect(
      within(review).getByRole('link', { name: 'Production release' }),
    ).toHaveAttribute('href', '/readiness/reviews/review-1');
    expect(governance.listDueSoon).toHaveBeenCalledWith({
      owner: undefined,
      days: 30,
      cursor: undefined,
      limit: 50,
    });
    expect(await axe(container)).toHaveNoViolations();
  });

  it('looks further ahead and at other owners, in the URL', async () => {
    const governance = fixtureGovernanceApi();
    await renderReadiness(<DueSoonPage />, { governance, at: `${at}?days=7` });

    await userEvent.selectOptions(
      await screen.findByLabelText('Within'),
      '90 days',
    );
    await userEvent.type(
      screen.getByLabelText('Owner'),
      'group:default/payments{Enter}',
    );

    expect(address()).toHaveTextContent(
      `${at}?days=90&owner=group%3Adefault%2Fpayments`,
    );
    expect(governance.listDueSoon).toHaveBeenLastCalledWith({
      owner: ['group:default/payments'],
      days: 90,
      cursor: undefined,
      limit: 50,
    });
    expect(
      screen.getByText(/of the chosen owners, the most urgent first/),
    ).toBeInTheDocument();
  });

  it('says that nothing is due', async () => {
    await renderReadiness(<DueSoonPage />, {
      governance: fixtureGovernanceApi({
        listDueSoon: async () => ({ items: [], total: 0, nextCursor: null }),
      }),
      at: `${at}?days=14`,
    });

    expect(
      await screen.findByText('Nothing is due within 14 days'),
    ).toBeInTheDocument();
  });
});
