import { screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import {
  entityGates,
  entityReadiness,
  levelChange,
  scorecard,
  unassessedScorecard,
} from '../../__fixtures__';
import { fixtureGovernanceApi } from '../../__testUtils__/fixtureGovernanceApi';
import { fixtureReadinessApi } from '../../__testUtils__/fixtureReadinessApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { EntityReadinessCard } from './EntityReadinessCard';

const renderCard = (readiness = entityReadiness) =>
  renderReadiness(<EntityReadinessCard />, {
    api: fixtureReadinessApi({ getEntity: async () => readiness }),
  });

describe('EntityReadinessCard', () => {
  it('shows level, score and what is known of each standard', async () => {
    await renderCard();

    const standard = await screen.findByRole('region', {
      name: 'Production readiness',
    });
    expect(standard).toHaveTextContent('Level 2 of 3: professional');
    expect(standard).toHaveTextContent('Score 42% · 4 of 6 known');
    expect(standard).toHaveTextContent('with 1 exemption');
  });

  it('says "not assessed" where nothing is known, and no number', async () => {
    await renderCard();

    const standard = await screen.findByRole('region', {
      name: 'Platform as a product',
    });
    expect(standard).toHaveTextContent('Level 0 of 3: not yet foundation');
    expect(standard).toHaveTextContent('Not assessed · 0 of 1 known');
    expect(standard).not.toHaveTextContent('%');
    expect(unassessedScorecard.score).toBeNull();
  });

  it('says when the highest level that applies is reached', async () => {
    await renderCard({
      ...entityReadiness,
      scorecards: [
        {
          ...scorecard,
          level: { name: 'foundation', rank: 1, of: 3, highest: 1 },
        },
      ],
    });

    expect(
      await screen.findByText(
        'Level 1 of 3: foundation, the highest that applies',
      ),
    ).toBeInTheDocument();
  });

  it('names the three most valuable steps with gain and effort', async () => {
    await renderCard();

    const steps = await screen.findByRole('list', {
      name: 'Next steps towards advanced',
    });
    const items = within(steps).getAllByRole('listitem');
    expect(items.map(item => item.textContent)).toEqual([
      'Pages go to an on-call rotation +23.1 points, about 2 h',
      'The pipeline succeeds +15.4 points, about 30 min',
      'The error budget policy is followed +15.4 points, effort not estimated',
    ]);
  });

  it('tells what changed this week and why', async () => {
    await renderCard();

    const changes = await screen.findByRole('list', {
      name: 'Changed this week',
    });
    expect(changes).toHaveTextContent(
      'Production readiness: from professional to foundation · 2 days ago',
    );
    expect(changes).toHaveTextContent(
      'Pages go to an on-call rotation: from Pass to Fail',
    );
    expect(changes).toHaveTextContent('Because new data: oncall.responders');
  });

  it('tells at most three changes and leads to all of them', async () => {
    await renderCard({
      ...entityReadiness,
      changes: ['1', '2', '3', '4'].map(id => ({
        ...levelChange,
        id,
        details: [],
      })),
    });

    const changes = await screen.findByRole('list', {
      name: 'Changed this week',
    });
    expect(within(changes).getAllByRole('listitem')).toHaveLength(3);
    expect(screen.getByRole('link', { name: 'All changes' })).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout-api/readiness',
    );
  });

  it('is as high as what it says, so that nothing is cut off', async () => {
    await renderCard();

    const changes = await screen.findByRole('list', {
      name: 'Changed this week',
    });
    expect(changes.closest('.MuiCard-root')).not.toHaveStyle({
      height: 'calc(100% - 10px)',
    });
  });

  it('leads to the checklist and has no accessibility violation', async () => {
    const { container } = await renderCard();

    expect(
      await screen.findByRole('link', { name: /Open the checklist/ }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout-api/readiness',
    );
    await screen.findByRole('region', { name: 'Production readiness' });
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says that results are on their way before the first evaluation', async () => {
    await renderCard({
      ...entityReadiness,
      evaluatedAt: null,
      scorecards: [],
      changes: [],
    });

    expect(await screen.findByText(/Not assessed yet/)).toBeInTheDocument();
  });

  it('says that no standard applies and that nothing changed', async () => {
    await renderCard({ ...entityReadiness, scorecards: [], changes: [] });

    expect(await screen.findByText(/No standard applies/)).toBeInTheDocument();
    expect(
      screen.getByText('No change in the last 7 days'),
    ).toBeInTheDocument();
  });

  it('says in one line whether it may ship, by the worst answer of a gate', async () => {
    await renderReadiness(<EntityReadinessCard />, {});

    expect(await screen.findByText(/^May I ship today\?/)).toHaveTextContent(
      'May I ship today? Blocked at New service',
    );
  });

  it.each([
    ['nothing', async () => ({ ...entityGates, gates: [] }), 0],
    [
      'that it does not know',
      async () => {
        throw new Error('the database is away');
      },
      1,
    ],
  ])('says %s where no gate answers', async (_, getEntityGates, times) => {
    await renderReadiness(<EntityReadinessCard />, {
      governance: fixtureGovernanceApi({ getEntityGates }),
    });

    await screen.findByText(/Open the checklist/);
    await waitFor(() =>
      expect(screen.queryAllByText(/May I ship today/)).toHaveLength(times),
    );
  });
});
