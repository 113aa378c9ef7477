import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { entitySlos } from '../../__fixtures__';
import { fixtureReadinessApi } from '../../__testUtils__/fixtureReadinessApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { EntitySlosCard } from './EntitySlosCard';

describe('EntitySlosCard', () => {
  it('shows the worst objectives with state and budget, and leads to the tab', async () => {
    const { container } = await renderReadiness(<EntitySlosCard />, {
      api: fixtureReadinessApi(),
    });

    const list = await screen.findByRole('list', {
      name: 'Objectives, worst first',
    });
    const [first, , third] = within(list).getAllByRole('listitem');
    expect(first).toHaveTextContent(
      'Checkout answers within 300 msExhausted-33%: overspent',
    );
    expect(third).toHaveTextContent('Page now');
    expect(screen.getByText('and 3 more')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /Open the SLOs/ })).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout-api/readiness',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says where there is no SLO', async () => {
    await renderReadiness(<EntitySlosCard />, {
      api: fixtureReadinessApi({
        getEntitySlos: async () => ({ ...entitySlos, objectives: [] }),
      }),
    });

    expect(await screen.findByText('No SLO yet.')).toBeInTheDocument();
  });
});
