import { NotFoundError } from '@backstage/errors';
import { screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { Route, Routes } from 'react-router-dom';
import { blockedDecision } from '../../__fixtures__';
import { fixtureGovernanceApi } from '../../__testUtils__/fixtureGovernanceApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { GateDecisionPage } from './GateDecisionPage';

const page = (
  <Routes>
    <Route
      path="/readiness/gates/decisions/:id"
      element={<GateDecisionPage />}
    />
  </Routes>
);

const at = '/readiness/gates/decisions/decision-1';

describe('GateDecisionPage', () => {
  it('shows what was answered, to whom, with its requirements', async () => {
    const governance = fixtureGovernanceApi({
      getGateDecision: async () => ({
        ...blockedDecision,
        id: 'decision-1',
        claims: [{ kind: 'reliability fix', value: 'INC-12' }],
        breakGlass: {
          reason: 'Orders are lost',
          by: 'user:default/tom.becker',
          at: '2026-11-22T11:00:00.000Z',
          until: '2026-11-22T15:00:00.000Z',
        },
      }),
    });
    const { container } = await renderReadiness(page, { governance, at });

    expect(
      await screen.findByRole('heading', {
        level: 2,
        name: 'Stored answer of New service',
      }),
    ).toBeInTheDocument();
    expect(governance.getGateDecision).toHaveBeenCalledWith('decision-1');
    expect(screen.getByText('Blocked')).toBeInTheDocument();
    expect(
      screen.getByText('3 of 4 requirements are not met'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^Judged as Tier 0 · Tier 0 counts until/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('list', {
        name: 'New service: Requirements, worst first',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('reliability fix: INC-12')).toBeInTheDocument();
    expect(screen.getByRole('note')).toHaveTextContent(
      /broke the glass 1 hour ago; .*: Orders are lost$/,
    );
    expect(screen.getByText('Nothing said')).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('links the incident of a claimed reliability fix, unless its scheme could run code', async () => {
    const incident = 'https://incidents.example.com/INC-311';
    await renderReadiness(page, {
      governance: fixtureGovernanceApi({
        getGateDecision: async () => ({
          ...blockedDecision,
          claims: [
            { kind: 'reliability-fix', value: incident },
            { kind: 'change', value: `${'javascript'}:alert(1)` },
          ],
          context: { reliabilityFix: { incident } },
        }),
      }),
      at,
    });

    const links = await screen.findAllByRole('link', { name: /INC-311/ });
    expect(
      links.map(link => [
        link.getAttribute('href'),
        link.parentElement?.textContent,
      ]),
    ).toEqual([
      [incident, expect.stringMatching(/^reliability fix for https/)],
      [incident, expect.stringMatching(/^Reliability fix: https/)],
    ]);
    expect(
      screen.queryByRole('link', { name: /alert/ }),
    ).not.toBeInTheDocument();
  });

  it('says that a descriptor was judged of which the catalog has nothing', async () => {
    await renderReadiness(page, {
      governance: fixtureGovernanceApi({
        getGateDecision: async () => ({
          ...blockedDecision,
          ...{ id: 'decision-1', entityRef: 'api:shop/fresh' },
          ...{ descriptor: true, notInCatalog: true },
        }),
      }),
      at,
    });

    expect(
      await screen.findByText('From a descriptor, not in the catalog (yet)'),
    ).toBeInTheDocument();
    expect(screen.getByText('api:shop/fresh')).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: /fresh/ }),
    ).not.toBeInTheDocument();
  });

  it('says that a decision is not known', async () => {
    await renderReadiness(page, {
      governance: fixtureGovernanceApi({
        getGateDecision: async () => {
          throw new NotFoundError('no such decision');
        },
      }),
      at,
    });

    expect(
      await screen.findByText('Readiness does not know this yet'),
    ).toBeInTheDocument();
  });
});
