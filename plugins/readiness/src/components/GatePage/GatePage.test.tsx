import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { Route, Routes } from 'react-router-dom';
import { gateDecisionItem } from '../../__fixtures__';
import { fixtureGovernanceApi } from '../../__testUtils__/fixtureGovernanceApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { GatePage } from './GatePage';

const page = (
  <Routes>
    <Route path="/readiness/gates/:gate" element={<GatePage />} />
  </Routes>
);

const at = '/readiness/gates/production-release';

const address = () => screen.getByLabelText('Address');

describe('GatePage', () => {
  it('shows one gate with its decisions, each leading to its stored answer', async () => {
    const governance = fixtureGovernanceApi();
    const { container } = await renderReadiness(page, { governance, at });

    expect(
      await screen.findByRole('heading', {
        level: 2,
        name: 'Production release',
      }),
    ).toBeInTheDocument();
    const table = await screen.findByRole('table', {
      name: 'Decisions of Production release, newest first',
    });
    const [, row] = within(table).getAllByRole('row');
    expect(row).toHaveTextContent(
      'Allowed with a warning1 of 2 requirements is not metminor · production · 4f2a9c1 · Pipeline',
    );
    expect(
      within(row).getByRole('cell', { name: 'Type of change' }),
    ).toBeInTheDocument();
    expect(within(row).getByRole('link', { name: /2026/ })).toHaveAttribute(
      'href',
      '/readiness/gates/decisions/decision-1',
    );
    expect(governance.listGateDecisions).toHaveBeenCalledWith(
      'production-release',
      { limit: 25 },
    );
    expect(screen.queryByText('New service')).not.toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('narrows by answer and entity in the URL', async () => {
    const governance = fixtureGovernanceApi();
    await renderReadiness(page, {
      governance,
      at: `${at}?answer=block&answer=nonsense&cursor=page-2`,
    });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Allowed' }),
    );
    await userEvent.type(
      screen.getByLabelText('Entity'),
      'component:default/checkout-api{Enter}',
    );

    expect(address()).toHaveTextContent(
      `${at}?answer=block&answer=nonsense&answer=allow&entity=component%3Adefault%2Fcheckout-api`,
    );
    expect(governance.listGateDecisions).toHaveBeenLastCalledWith(
      'production-release',
      {
        answer: ['block', 'allow'],
        entity: 'component:default/checkout-api',
        limit: 25,
      },
    );
  });

  it('narrows by what callers claimed, and by the days that are counted', async () => {
    const governance = fixtureGovernanceApi();
    await renderReadiness(page, {
      governance,
      at: `${at}?change=minor&days=30&claim=nonsense`,
    });
    expect(await screen.findByText('120')).toBeInTheDocument();
    expect(governance.listGateDecisions).toHaveBeenLastCalledWith(
      'production-release',
      { change: ['minor'], days: 30, limit: 25 },
    );

    await userEvent.click(
      screen.getByRole('button', { name: 'Reliability fix' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Last 30 days' }));
    await userEvent.type(
      screen.getByLabelText('Claimed type of change'),
      'major{Enter}',
    );

    expect(address()).toHaveTextContent(
      `${at}?change=minor&claim=nonsense&claim=reliability-fix&change=major`,
    );
    expect(governance.listGateDecisions).toHaveBeenLastCalledWith(
      'production-release',
      { change: ['minor', 'major'], claim: ['reliability-fix'], limit: 25 },
    );
  });

  it('leads to no entity that the catalog does not have, and says what was judged', async () => {
    await renderReadiness(page, {
      governance: fixtureGovernanceApi({
        listGateDecisions: async () => ({
          items: [
            {
              ...gateDecisionItem,
              ...{ entityRef: 'component:default/fresh', descriptor: true },
              notInCatalog: true,
            },
            { ...gateDecisionItem, id: 'decision-2', descriptor: true },
            { ...gateDecisionItem, id: 'decision-3', notInCatalog: true },
          ],
          total: 3,
          nextCursor: null,
        }),
      }),
      at,
    });

    const table = await screen.findByRole('table', { name: /^Decisions of/ });
    const [, fresh, judged, gone] = within(table).getAllByRole('row');
    expect(fresh).toHaveTextContent(
      'freshFrom a descriptor, not in the catalog (yet)',
    );
    expect(
      within(fresh).queryByRole('link', { name: 'fresh' }),
    ).not.toBeInTheDocument();
    expect(judged).toHaveTextContent(
      'Judged by a descriptor, not by the version of the catalog',
    );
    expect(
      within(judged).getByRole('link', { name: 'checkout-api' }),
    ).toBeInTheDocument();
    expect(gone).toHaveTextContent('Not in the catalog any more');
    expect(
      within(gone).queryByRole('link', { name: 'checkout-api' }),
    ).not.toBeInTheDocument();
  });

  it('pages by cursor', async () => {
    const governance = fixtureGovernanceApi({
      listGateDecisions: async () => ({
        items: [gateDecisionItem],
        total: 40,
        nextCursor: 'page-2',
      }),
    });
    await renderReadiness(page, { governance, at });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Next page' }),
    );

    expect(address()).toHaveTextContent(`${at}?cursor=page-2`);
    expect(screen.getByText('40 decisions')).toBeInTheDocument();
  });

  it('shows the link of no pipeline whose scheme could run code', async () => {
    await renderReadiness(page, {
      governance: fixtureGovernanceApi({
        listGateDecisions: async () => ({
          items: [
            {
              ...gateDecisionItem,
              context: { pipelineUrl: `${'javascript'}:alert(1)` },
            },
          ],
          total: 1,
          nextCursor: null,
        }),
      }),
      at,
    });

    expect(await screen.findByText('Pipeline')).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Pipeline' }),
    ).not.toBeInTheDocument();
  });

  it('keeps the decisions of a gate whose document has gone', async () => {
    await renderReadiness(page, { at: '/readiness/gates/gone' });

    expect(
      await screen.findByText('There is no gate gone'),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('table', {
        name: 'Decisions of gone, newest first',
      }),
    ).toBeInTheDocument();
  });
});
