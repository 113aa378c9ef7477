import { screen } from '@testing-library/react';
import { fixtureReadinessApi } from '../../__testUtils__/fixtureReadinessApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { FigureTable } from './FigureTable';

describe('FigureTable', () => {
  it('breaks no word, and keeps a column on one line where it is asked to', async () => {
    await renderReadiness(
      <FigureTable
        label="Checks"
        columns={[{ title: 'Check' }, { title: 'Level', oneLine: true }]}
        rows={[{ key: 'a', cells: ['Pages go to a rotation', 'professional'] }]}
      />,
      { api: fixtureReadinessApi() },
    );

    const level = screen.getByRole('cell', { name: 'professional' });
    expect(level).toHaveStyle({ whiteSpace: 'nowrap' });
    const check = screen.getByText('Pages go to a rotation');
    expect(check).toHaveStyle({ overflowWrap: 'normal' });
    expect(check).not.toHaveStyle({ whiteSpace: 'nowrap' });
  });
});
