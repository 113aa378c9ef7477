import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { documents, sloDocuments } from '../../__fixtures__';
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
    expect(
      screen.getAllByText(/In force in an older version/)[0],
    ).toHaveTextContent('production-readiness');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows what each check asks, and which are off with what they need', async () => {
    await renderReadiness(<DocumentsPage />, { api: fixtureReadinessApi() });

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Checks of Production readiness',
      }),
    );
    const [, rule, broken] = within(
      screen.getByRole('table', { name: 'Checks of Production readiness' }),
    ).getAllByRole('row');
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

  it('says what each gate asks for, in words', async () => {
    await renderReadiness(<DocumentsPage />, { api: fixtureReadinessApi() });

    const asked = within(
      await screen.findByRole('list', {
        name: 'What Production release asks for',
      }),
    ).getAllByRole('listitem');
    expect(asked.map(({ textContent }) => textContent)).toEqual([
      'advanced for tier 0, professional for tier 1, foundation for every other tier of the standard production-readiness; exemptions are not enough; at most 30% of the results may rest on mere declarations',
      'No error budget is exhausted',
      'A change that mends reliability may pass an exhausted budget, with a link to its incident',
      expect.stringMatching(
        /^Frozen from .*2026.* to .*2027.*: Peak season \(except for group:default\/sre\)$/,
      ),
      "A review by sre, valid for 365 days, when tier <= 1 && change == 'major'",
      'incident-commanders may break the glass for 4 h; the follow-up is due within 3 days',
    ]);
    expect(screen.getByText(/^Warns; blocks from .*2027/)).toBeVisible();
  });

  it('says who approves exemptions and for how long', async () => {
    await renderReadiness(<DocumentsPage />, { api: fixtureReadinessApi() });

    const [, first, second] = within(
      await screen.findByRole('table', {
        name: 'Who approves by Who approves exemptions, the first that fits',
      }),
    ).getAllByRole('row');
    expect(first).toHaveTextContent('1Allsecuritysecurity30 days');
    expect(second).toHaveTextContent(
      'AllAllAllNobody has to, it is automatic90 days',
    );
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

  it('shows what error-budget policies ask for, by state and tier', async () => {
    await renderReadiness(<DocumentsPage />, { api: fixtureReadinessApi() });

    const [, exhausted, atRisk] = within(
      await screen.findByRole('table', {
        name: 'What Error-budget policy asks for',
      }),
    ).getAllByRole('row');
    expect(exhausted).toHaveTextContent(
      'Exhausted0, 1The gate blocksOnly reliability fixes go out until the budget is backwithin 2 days',
    );
    expect(atRisk).toHaveTextContent(
      'At riskAllThe gate stays openFind out what burns the budgetnot asked for',
    );
    expect(
      screen.getByText('An undeclared tier is judged as tier 0'),
    ).toBeInTheDocument();
  });

  it('shows the OpenSLO files, what is wrong with them, and the SLOs of nobody', async () => {
    await renderReadiness(<DocumentsPage />, { api: fixtureReadinessApi() });

    const files = await screen.findByRole('table', {
      name: 'OpenSLO documents',
    });
    expect(
      within(files)
        .getAllByRole('row')
        .map(row => row.textContent),
    ).toEqual([
      'FileVerdictSLOs',
      'slos/checkout.yamlValid3',
      'slos/legacy.yamlInvalid0',
    ]);
    expect(screen.getByText(/The target 99.9 is too large/)).toHaveTextContent(
      'slos/legacy.yaml, line 18 · spec.objectives[0].target',
    );
    const [, unassigned] = within(
      screen.getByRole('table', { name: 'SLOs that belong to no entity' }),
    ).getAllByRole('row');
    expect(unassigned).toHaveTextContent(
      'ledger-availabilityledgerNo entity is named ledger.',
    );
  });

  it('keeps a fault of the OpenSLO documents away from the others', async () => {
    await renderReadiness(<DocumentsPage />, {
      api: fixtureReadinessApi({
        getSloDocuments: async () => {
          throw new Error('the database is away');
        },
      }),
    });

    expect(
      await screen.findByText(/OpenSLO documents could not be read/),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('heading', { name: 'Production readiness' }),
    ).toBeInTheDocument();
  });

  it('says that no OpenSLO file is there', async () => {
    await renderReadiness(<DocumentsPage />, {
      api: fixtureReadinessApi({
        getSloDocuments: async () => ({
          ...sloDocuments,
          files: [],
          diagnostics: [],
          unassigned: [],
          lastValid: [],
        }),
      }),
    });

    expect(
      await screen.findByText('No OpenSLO file is configured.'),
    ).toBeInTheDocument();
  });
});
