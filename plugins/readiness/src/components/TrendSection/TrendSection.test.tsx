import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { standardTrend } from '../../__fixtures__';
import { fixtureReadinessApi } from '../../__testUtils__/fixtureReadinessApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { TrendSection } from './TrendSection';

const renderTrend = (summary: string) =>
  renderReadiness(
    <TrendSection
      kind="standard"
      subject="production-readiness"
      title="Trend"
    />,
    {
      api: fixtureReadinessApi({
        getStandardTrend: async () => ({
          ...standardTrend,
          revisions: [{ day: '2026-11-21', revision: 3, summary }],
        }),
      }),
    },
  );

describe('TrendSection', () => {
  it('names a revision in one line', async () => {
    await renderTrend('2 checks added');

    expect(
      await screen.findByText('Nov 21, 2026: Revision 3: 2 checks added'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /Revision 3/ }),
    ).not.toBeInTheDocument();
  });

  it('shortens a long summary to one line and unfolds the whole of it', async () => {
    const summary = 'check added, '.repeat(20).trim();
    await renderTrend(summary);

    const line = await screen.findByRole('button', {
      name: /^Nov 21, 2026: Revision 3: check added, .*…$/,
    });
    expect(screen.queryByText(summary)).not.toBeInTheDocument();
    await userEvent.click(line);
    expect(screen.getByText(summary)).toBeInTheDocument();
  });
});
