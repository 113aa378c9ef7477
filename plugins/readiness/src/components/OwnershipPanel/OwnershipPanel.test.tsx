import { screen } from '@testing-library/react';
import {
  checkoutSummary,
  orphanOwnership,
  orphanSummary,
} from '../../__fixtures__';
import { fixtureReadinessApi } from '../../__testUtils__/fixtureReadinessApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { OwnershipPanel } from './OwnershipPanel';

/** The value of a name in the description list. */
async function valueOf(name: string): Promise<HTMLElement> {
  const term = await screen.findByText(name, { selector: 'dt' });
  const value = term.nextElementSibling;
  expect(value).toBeInstanceOf(HTMLElement);
  return value as HTMLElement;
}

describe('OwnershipPanel', () => {
  it('shows owner, ways to reach it, rotation, links and dependencies with their levels', async () => {
    await renderReadiness(
      <OwnershipPanel entityRef={checkoutSummary.entityRef} />,
      { api: fixtureReadinessApi() },
    );

    expect(await valueOf('Owner')).toHaveTextContent(
      'Team Checkout · 5 members',
    );
    expect(await valueOf('Contact')).toHaveTextContent('checkout@example.com');
    expect(await valueOf('On call')).toHaveTextContent(
      '4 people, weekly (from paging)',
    );
    expect(await valueOf('Dashboards')).toHaveTextContent('None linked');
    expect(await valueOf('Tier')).toHaveTextContent('Tier 0');
    expect(await valueOf('Depends on')).toHaveTextContent(
      'Level 1 of 3: foundation',
    );
    expect(await valueOf('Depends on')).toHaveTextContent(
      'component:default/gone does not exist in the catalog',
    );
    expect(await valueOf('Depends on')).toHaveTextContent(
      '3 entities depend on it',
    );
    expect(screen.getByText('Nothing is missing')).toBeInTheDocument();
  });

  it('says what is missing where nobody can be called', async () => {
    await renderReadiness(
      <OwnershipPanel entityRef={orphanSummary.entityRef} />,
      {
        api: fixtureReadinessApi({
          getOwnership: async () => orphanOwnership,
        }),
      },
    );

    expect(await valueOf('Owner')).toHaveTextContent(
      'group:default/disbanded does not exist in the catalog',
    );
    expect(await valueOf('Contact')).toHaveTextContent(
      'No way to reach the owner is known',
    );
    expect(await valueOf('On call')).toHaveTextContent('No rotation is known');
    expect(await valueOf('Tier')).toHaveTextContent('has the value "gold"');
    expect(
      screen.getByText('The owner group:default/disbanded does not exist'),
    ).toBeInTheDocument();
  });

  it('makes no link of a URL that could run code', async () => {
    await renderReadiness(
      <OwnershipPanel entityRef={orphanSummary.entityRef} />,
      {
        api: fixtureReadinessApi({
          getOwnership: async () => orphanOwnership,
        }),
      },
    );

    expect(await valueOf('Runbooks')).toHaveTextContent('Wiki');
    expect(
      screen.queryByRole('link', { name: /Wiki/ }),
    ).not.toBeInTheDocument();
  });
});
