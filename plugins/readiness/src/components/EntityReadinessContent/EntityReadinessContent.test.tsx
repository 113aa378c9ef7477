import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { useCallback, useState } from 'react';
import {
  allowedDecision,
  blockedDecision,
  checkoutEntity,
  emptyGovernance,
  entityGates,
  entityReadiness,
  entitySlos,
  levelChange,
  NOW,
  scorecard,
} from '../../__fixtures__';
import { fixtureGovernanceApi } from '../../__testUtils__/fixtureGovernanceApi';
import { fixtureReadinessApi } from '../../__testUtils__/fixtureReadinessApi';
import {
  renderReadiness,
  RenderReadinessOptions,
} from '../../__testUtils__/renderReadiness';
import { ClockContext } from '../../hooks/ClockContext';
import { EntityReadinessContent } from './EntityReadinessContent';

const api = fixtureReadinessApi;

/** The tab of an entity about which nobody has decided anything and that no gate concerns. */
const renderTab = (options: RenderReadinessOptions) =>
  renderReadiness(<EntityReadinessContent />, {
    governance: fixtureGovernanceApi({
      getEntityGates: async () => ({ ...entityGates, gates: [] }),
      getEntityGovernance: async () => emptyGovernance,
    }),
    ...options,
  });

/** The tab with a clock that a button moves, by days that nobody waits for. */
const TabInTime = () => {
  const [days, setDays] = useState(0);
  const now = Date.parse(NOW) + days * 86_400_000;
  const clock = useCallback(() => now, [now]);
  return (
    <ClockContext.Provider value={clock}>
      <button type="button" onClick={() => setDays(days + 10)}>
        Ten days later
      </button>
      <EntityReadinessContent />
    </ClockContext.Provider>
  );
};

describe('EntityReadinessContent', () => {
  it('lists categories and checks by urgency, failures first', async () => {
    await renderTab({
      api: api({
        getEntity: async () => ({
          ...entityReadiness,
          scorecards: [scorecard],
        }),
      }),
    });

    await screen.findByRole('heading', { name: 'Incident response' });
    const categories = screen
      .getAllByRole('heading', { level: 3 })
      .map(heading => heading.textContent);
    const first = categories.indexOf('Incident response');
    expect(categories.slice(first, first + 3)).toEqual([
      'Incident response',
      'Delivery',
      'Security',
    ]);
    const incidents = screen.getByRole('region', {
      name: 'Incident response, Production readiness',
    });
    expect(
      within(incidents)
        .getAllByRole('button')
        .map(row => row.textContent),
    ).toEqual([
      'FailPages go to an on-call rotationNo rotation with three or more people is linkedThe owner acts',
      'WarnStaleA dashboard is linkedThe dashboard shows no latencyThe owner acts',
      'PassA runbook is linkedMet',
    ]);
  });

  it('says every status in words, and who acts', async () => {
    await renderTab({ api: api() });

    const delivery = await screen.findByRole('region', {
      name: 'Delivery, Production readiness',
    });
    expect(delivery).toHaveTextContent('No data');
    expect(delivery).toHaveTextContent('The platform acts');
    expect(delivery).toHaveTextContent('Error');
    expect(delivery).toHaveTextContent('The author of the standard acts');
    expect(screen.getByRole('region', { name: /^Security/ })).toHaveTextContent(
      'FailExemptNo critical vulnerability',
    );
  });

  it('folds away what does not apply', async () => {
    await renderTab({ api: api() });

    const summary = await screen.findByRole('button', {
      name: '1 check does not apply',
    });
    expect(
      screen.queryByText('A failover was exercised'),
    ).not.toBeInTheDocument();
    await userEvent.click(summary);
    expect(screen.getByText('A failover was exercised')).toBeInTheDocument();
    expect(screen.getByText('It applies to tier 0, 1 only')).toBeVisible();
  });

  it('unfolds facts with value, age, provenance and source, the fix, why and controls', async () => {
    const { container } = await renderTab({
      api: api(),
    });

    const row = await screen.findByRole('button', {
      name: /Pages go to an on-call rotation/,
    });
    expect(row).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(row);

    expect(row).toHaveAttribute('aria-expanded', 'true');
    const facts = screen.getByRole('table', {
      name: 'Facts behind this result',
    });
    const [, known, absent] = within(facts).getAllByRole('row');
    expect(known).toHaveTextContent(
      'oncall.responders13 hours agomeasured, from paging',
    );
    expect(within(known).getByText('3 hours ago')).toHaveAttribute(
      'datetime',
      '2026-11-22T09:00:00.000Z',
    );
    expect(absent).toHaveTextContent('oncall.escalationNo data');
    expect(
      screen.getByRole('link', { name: /Open the instructions/ }),
    ).toHaveAttribute('href', 'https://runbooks.example.com/rotation');
    expect(
      screen.getByRole('link', { name: /Use the template/ }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('One person cannot hold a pager alone.'),
    ).toBeInTheDocument();
    expect(screen.getByText('SOC2 CC7.4')).toBeInTheDocument();
    expect(screen.getByText(/Effort about 2 h/)).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows only the statuses of the URL, and changes the URL', async () => {
    await renderTab({
      api: api(),
      at: '/?status=warn',
    });

    expect(await screen.findByText('A dashboard is linked')).toBeVisible();
    expect(screen.queryByText('A runbook is linked')).not.toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Pass (1)' }));
    expect(screen.getByText('A runbook is linked')).toBeVisible();
    expect(screen.getByLabelText('Address')).toHaveTextContent(
      '/?status=warn&status=pass',
    );

    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(screen.getByLabelText('Address')).toHaveTextContent(/^\/$/);
  });

  it('names the checks that are off and what they need', async () => {
    await renderTab({ api: api() });

    await userEvent.click(
      await screen.findByRole('button', {
        name: '2 checks off, they need load-tests, registry',
      }),
    );
    expect(
      screen.getByText('Load is tested needs load-tests'),
    ).toBeInTheDocument();
  });

  it('says which standards do not apply, with the reason', async () => {
    await renderTab({ api: api() });

    expect(
      await screen.findByText('Libraries: spec.type is service, not library'),
    ).toBeInTheDocument();
  });

  it('pages through the history', async () => {
    const getHistory = jest.fn(
      async (_: string, options?: { cursor?: string }) =>
        options?.cursor
          ? {
              items: [{ ...levelChange, id: '1', subject: 'older' }],
              total: 2,
              nextCursor: null,
            }
          : { items: [levelChange], total: 2, nextCursor: 'older' },
    );
    await renderTab({
      api: api({ getHistory }),
    });

    const older = await screen.findByRole('button', { name: 'Older changes' });
    expect(
      screen.getByRole('button', { name: 'Newer changes' }),
    ).toBeDisabled();
    await userEvent.click(older);
    expect(await screen.findByText(/^older: from/)).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Newer changes' }),
    );
    expect(
      await screen.findByText(/^Production readiness: from/),
    ).toBeInTheDocument();
  });

  it('has the SLOs of the entity', async () => {
    await renderTab({ api: api() });

    expect(
      await screen.findByRole('list', { name: 'Objectives, worst first' }),
    ).toHaveTextContent('Payments are authorised');
  });

  it.each([
    ['service', 1],
    ['library', 0],
  ])('asks a %s for a first SLO %d times', async (type, times) => {
    await renderTab({
      api: api({
        getEntitySlos: async () => ({ ...entitySlos, objectives: [] }),
      }),
      entity: { ...checkoutEntity, spec: { type } },
    });

    expect(await screen.findByText('A runbook is linked')).toBeInTheDocument();
    await waitFor(() =>
      expect(screen.queryAllByRole('heading', { name: 'SLOs' })).toHaveLength(
        times,
      ),
    );
    expect(
      screen.queryAllByRole('heading', { name: 'No SLO yet' }),
    ).toHaveLength(times);
  });

  it('reads the row and the gates again, once, when what was decided ends while it is shown', async () => {
    const readiness = api();
    const governance = fixtureGovernanceApi({
      getEntityGates: jest
        .fn()
        .mockResolvedValueOnce({ ...entityGates, gates: [allowedDecision] })
        .mockResolvedValue({ ...entityGates, gates: [blockedDecision] }),
    });
    await renderReadiness(<TabInTime />, { api: readiness, governance });
    const asked = () => [
      readiness.getEntity.mock.calls.length,
      governance.getEntityGovernance.mock.calls.length,
      governance.getEntityGates.mock.calls.length,
    ];
    const later = screen.getByRole('button', { name: 'Ten days later' });
    expect(await screen.findByText('Every requirement is met')).toBeVisible();
    await screen.findByText('A runbook is linked');
    expect(asked()).toEqual([1, 1, 1]);

    // The exemption ends within ten days, the sign-off within twenty; the answers go on saying that both stand.
    fireEvent.click(later);
    expect(
      await screen.findByText('3 of 4 requirements are not met'),
    ).toBeVisible();
    expect(asked()).toEqual([2, 2, 2]);
    fireEvent.click(later);
    await waitFor(() => expect(asked()).toEqual([3, 3, 3]));
    fireEvent.click(later);
    await screen.findByText('A runbook is linked');
    expect(asked()).toEqual([3, 3, 3]);
  });

  it('keeps a fault of one part away from the others', async () => {
    await renderTab({
      api: api({
        getOwnership: async () => {
          throw new Error('the database is away');
        },
      }),
    });

    expect(
      await screen.findByText(/Ownership could not be read/),
    ).toBeInTheDocument();
    expect(screen.getByText('A runbook is linked')).toBeInTheDocument();
  });

  it('says what is missing to a viewer without permission', async () => {
    await renderTab({
      api: api({
        getEntity: async () => {
          throw new NotAllowedError('no');
        },
      }),
    });

    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });

  it('offers to try again where the entity is not known yet', async () => {
    const getEntity = jest
      .fn()
      .mockRejectedValueOnce(new NotFoundError('unknown'))
      .mockResolvedValue(entityReadiness);
    await renderTab({
      api: api({ getEntity }),
    });

    expect(
      await screen.findByText('Readiness does not know this yet'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('A runbook is linked')).toBeInTheDocument();
  });
});
