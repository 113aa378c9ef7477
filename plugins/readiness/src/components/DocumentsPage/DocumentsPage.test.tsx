import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { documents } from '../../__fixtures__';
import { fixtureReadinessApi } from '../../__testUtils__/fixtureReadinessApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { DocumentsPage } from './DocumentsPage';

describe('DocumentsPage', () => {
  it('shows the revision and the diagnostics, errors first, with file and line', async () => {
    const { container } = await renderReadiness(<DocumentsPage />, {
      api: fixtureReadinessApi(),
    });

    expect(await screen.findByText(/^Revision 3/)).toHaveTextContent(
      'Revision 3, published 1 day ago',
    );
    const [error, warning] = screen.getAllByRole('note');
    expect(error).toHaveTextContent(
      'Error: invalid-ruleThe function sloo is not known. Did you mean slo?standards/production-readiness.yaml, line 40 · spec.checks[1].rule',
    );
    expect(warning).toHaveTextContent('Warning: unknown-key');
    expect(screen.getByText(/In force in an older version/)).toHaveTextContent(
      'production-readiness',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows what each check asks, and which are off with what they need', async () => {
    await renderReadiness(<DocumentsPage />, { api: fixtureReadinessApi() });

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Checks of Production readiness',
      }),
    );
    const [, rule, broken] = within(screen.getByRole('table')).getAllByRole(
      'row',
    );
    expect(rule).toHaveTextContent(
      'Rule: fact("oncall.responders").value >= 3',
    );
    expect(rule).toHaveTextContent('0, 1');
    expect(broken).toHaveTextContent('Broken');
    expect(broken).toHaveTextContent('All');

    await userEvent.click(
      screen.getByRole('button', {
        name: '1 check off, it needs load-tests',
      }),
    );
    expect(
      screen.getByText(/Load is tested needs load-tests/),
    ).toHaveTextContent('(by the author)');
  });

  it('says that all is well and that nothing is published yet', async () => {
    await renderReadiness(<DocumentsPage />, {
      api: fixtureReadinessApi({
        getDocuments: async () => ({
          ...documents,
          revision: null,
          publishedAt: null,
          diagnostics: [],
          lastValid: [],
        }),
      }),
    });

    expect(
      await screen.findByText('All documents are valid'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('No revision is published yet'),
    ).toBeInTheDocument();
  });
});
