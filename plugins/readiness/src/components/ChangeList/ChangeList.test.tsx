import { ChangeView } from 'backstage-plugin-readiness-common';
import { screen } from '@testing-library/react';
import { levelChange } from '../../__fixtures__';
import { fixtureReadinessApi } from '../../__testUtils__/fixtureReadinessApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { ChangeList } from './ChangeList';

/** A change of the score alone. */
const scoreChange = (
  fromScore: number,
  toScore: number,
  details = levelChange.details,
): ChangeView => ({
  ...levelChange,
  toLevel: levelChange.fromLevel,
  toRank: levelChange.fromRank,
  fromScore,
  toScore,
  details,
});

const renderChange = async (change: ChangeView) => {
  await renderReadiness(
    <ChangeList
      changes={[change]}
      titleOf={() => 'Production readiness'}
      label="Changes"
      details={5}
    />,
    { api: fixtureReadinessApi() },
  );
  return screen.findByRole('list', { name: 'Changes' });
};

describe('ChangeList', () => {
  it('tells scores in whole percent with the direction', async () => {
    const changes = await renderChange(scoreChange(0.7, 0.75));

    expect(changes).toHaveTextContent('score from 70% to 75%');
    expect(screen.getByTitle('Better')).toBeInTheDocument();
  });

  it('tells one decimal where the rounded scores are the same', async () => {
    const changes = await renderChange(scoreChange(0.754, 0.751));

    expect(changes).toHaveTextContent('score from 75.4% to 75.1%');
    expect(screen.getByTitle('Worse')).toBeInTheDocument();
  });

  it('tells only the checks, without a direction, where the scores still read the same', async () => {
    const changes = await renderChange(scoreChange(0.7502, 0.7501));

    expect(changes).toHaveTextContent('Production readiness: 1 check changed');
    expect(changes).toHaveTextContent(
      'Pages go to an on-call rotation: from Pass to Fail',
    );
    expect(changes).not.toHaveTextContent('score');
    expect(screen.getByTitle('Changed')).toBeInTheDocument();
    expect(screen.queryByTitle('Worse')).not.toBeInTheDocument();
  });

  it('counts no checks where none is recorded', async () => {
    const changes = await renderChange(scoreChange(0.7502, 0.7501, []));

    expect(changes).toHaveTextContent('Production readiness changed');
  });
});
