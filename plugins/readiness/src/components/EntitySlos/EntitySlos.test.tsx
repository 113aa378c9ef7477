import { NotAllowedError } from '@backstage/errors';
import { SloObjectiveView } from 'backstage-plugin-readiness-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  atRiskObjective,
  checkoutSummary,
  entitySlos,
  errorObjective,
  noDataObjective,
  okObjective,
  overspentObjective,
  spentObjective,
  staleObjective,
} from '../../__fixtures__';
import { fixtureReadinessApi } from '../../__testUtils__/fixtureReadinessApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { EntitySlos } from './EntitySlos';

const renderSlos = (answers: Parameters<typeof fixtureReadinessApi>[0] = {}) =>
  renderReadiness(<EntitySlos entityRef={checkoutSummary.entityRef} />, {
    api: fixtureReadinessApi(answers),
  });

const withObjectives = (...objectives: SloObjectiveView[]) =>
  renderSlos({ getEntitySlos: async () => ({ ...entitySlos, objectives }) });

const unfold = async ({ title }: SloObjectiveView) =>
  userEvent.click(
    await screen.findByRole('button', { name: `Details of ${title}` }),
  );

describe('EntitySlos', () => {
  it('lists the objectives in the order of the answer, each with its state in words and why', async () => {
    const { container } = await renderSlos();

    const list = await screen.findByRole('list', {
      name: 'Objectives, worst first',
    });
    const titles = within(list)
      .getAllByRole('heading', { level: 3 })
      .map(heading => heading.textContent);
    expect(titles).toEqual(entitySlos.objectives.map(({ title }) => title));
    for (const state of [
      'Exhausted',
      'At risk',
      'Error',
      'No data',
      'Stale',
      'No traffic',
      'OK',
    ]) {
      expect(within(list).getAllByText(state).length).toBeGreaterThan(0);
    }
    expect(screen.getByText(overspentObjective.reason)).toBeInTheDocument();
    expect(container).not.toHaveTextContent(/NaN|Infinity|undefined/);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows the budget left as a meter, below nothing as overspent', async () => {
    await withObjectives(overspentObjective);

    const meter = await screen.findByRole('meter', {
      name: `Error budget left of ${overspentObjective.title}`,
    });
    expect(meter).toHaveAttribute('aria-valuenow', '-33');
    expect(meter).toHaveAttribute('aria-valuemin', '-33');
    expect(meter).toHaveAttribute('aria-valuetext', '-33%: overspent');
    expect(screen.getByText('it is used up')).toBeInTheDocument();
  });

  it('calls a budget of exactly nothing exhausted, not unknown', async () => {
    await withObjectives(spentObjective);

    expect(await screen.findByText('Exhausted')).toBeInTheDocument();
    expect(screen.getByRole('meter')).toHaveAttribute(
      'aria-valuetext',
      '0%: nothing left',
    );
    expect(screen.queryByText(/to count/)).not.toBeInTheDocument();
  });

  it('has no number and no meter where there is no data', async () => {
    await withObjectives(noDataObjective);

    expect(await screen.findByText('No data to count')).toBeInTheDocument();
    expect(screen.queryByRole('meter')).not.toBeInTheDocument();
    expect(screen.getByText('Attainment').parentElement).toHaveTextContent(
      'AttainmentNot known',
    );
    await unfold(noDataObjective);
    expect(
      screen.getByText('Nothing has been counted in this window yet.'),
    ).toBeInTheDocument();
  });

  it('keeps the figures of a stale objective and says of when they are', async () => {
    await withObjectives(staleObjective);

    expect(await screen.findByRole('meter')).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(/^98% left, as of Nov 22, 2026/),
    );
    expect(screen.getByText(/^99\.98%, as of Nov 22, 2026/)).toBeVisible();
    expect(screen.getByText('until the reset of the window')).toBeVisible();
    expect(screen.getByText(/single failures decide/)).toBeVisible();
    expect(
      screen.getByText(/There is data for 96\.7% of the window/),
    ).toBeVisible();
    await unfold(staleObjective);
    expect(
      screen.getByText(/The source could not be reached/),
    ).toHaveTextContent('3 minutes ago: connect ECONNREFUSED 127.0.0.1:9090');
  });

  it('unfolds burn rates, burn-down, queries, changes and the document', async () => {
    const { container } = await withObjectives(atRiskObjective);

    expect(await screen.findByText('Page now')).toBeVisible();
    expect(screen.getByText(/14\.4x over 1h and 5m/)).toBeVisible();
    await unfold(atRiskObjective);

    const rates = screen.getByRole('table', {
      name: `${atRiskObjective.title}: Burn rate by window`,
    });
    expect(
      within(rates)
        .getAllByRole('row')
        .map(row => row.textContent),
    ).toEqual([
      'Over the lastBurn rate',
      '5m20x',
      '30m20x',
      '1h20x',
      '2h15.05x',
      '6h5.15x',
      '1d1.44x',
      '3d0.61x',
      'window0.24x',
    ]);
    expect(
      screen.getByText(/1x spends exactly the budget/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(atRiskObjective.indicator.queries[0]),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('button', { name: 'Copy the query' }),
    ).toHaveLength(2);
    expect(
      screen.getByText('from OK to At risk', { exact: false }),
    ).toHaveTextContent('2 hours ago');
    expect(screen.getByText('slos/payments.yaml, line 1')).toBeVisible();
    expect(
      screen.getByText('14,742 bad of 25,920,000 events'),
    ).toBeInTheDocument();

    await userEvent.click(
      await screen.findByRole('button', { name: 'Show as a table' }),
    );
    const burnDown = screen.getByRole('table', {
      name: `${atRiskObjective.title}: Budget left over the window`,
    });
    expect(within(burnDown).getAllByRole('row')[1]).toHaveTextContent(
      '76% left',
    );
    expect(within(burnDown).getAllByRole('row')).toHaveLength(
      atRiskObjective.burnDown.length + 1,
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says what is doubtful about a query that was refused', async () => {
    await withObjectives(errorObjective);

    await unfold(errorObjective);
    expect(screen.getByText(/Refused/)).toHaveTextContent(
      'parse error at char 12',
    );
    expect(screen.getByText(/The rate is hard-coded/)).toBeInTheDocument();
  });

  it.each([
    ['no source reads it', 'Never read yet: no source reads it'],
    [null, 'Never read yet'],
  ])('says that it was never read, because of %s', async (reason, words) => {
    const never: SloObjectiveView = {
      ...noDataObjective,
      indicator: {
        source: null,
        sourceType: null,
        queries: [],
        warnings: [],
      },
      read: { at: null, outcome: 'never', reason },
    };
    await withObjectives(never);

    await unfold(never);
    expect(screen.getByText(/^No data source is named/)).toHaveTextContent(
      new RegExp(`${words}$`),
    );
    expect(screen.getByText('No query has been sent yet.')).toBeInTheDocument();
  });

  it('says what follows now, and who has acknowledged it', async () => {
    await withObjectives(overspentObjective, spentObjective);

    const open = await screen.findByRole('region', {
      name: `${overspentObjective.title}: What follows now`,
    });
    expect(open).toHaveTextContent('The production gate blocks releases');
    expect(open).toHaveTextContent(
      'Exhausted since 10 hours ago, by Error-budget policy',
    );
    expect(open).toHaveTextContent(/To be acknowledged by .* \(in 1 day\)/);
    const done = screen.getByRole('region', {
      name: `${spentObjective.title}: What follows now`,
    });
    expect(done).toHaveTextContent(/Acknowledged by robin 3 hours ago/);
    expect(done).toHaveTextContent('"The slow query is being mended"');
    expect(within(done).queryByRole('button')).not.toBeInTheDocument();
  });

  it('acknowledges after a second question, with a comment, and reads again', async () => {
    const acknowledgeSlo = jest.fn(async () => {});
    const getEntitySlos = jest
      .fn()
      .mockResolvedValueOnce({
        ...entitySlos,
        objectives: [overspentObjective],
      })
      .mockResolvedValue({ ...entitySlos, objectives: [spentObjective] });
    await renderSlos({ getEntitySlos, acknowledgeSlo });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Acknowledge' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: `Acknowledge for ${overspentObjective.title}`,
    });
    expect(acknowledgeSlo).not.toHaveBeenCalled();
    expect(await axe(dialog)).toHaveNoViolations();
    await userEvent.type(
      within(dialog).getByLabelText('Comment (optional)'),
      ' on it ',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Acknowledge' }),
    );

    expect(await screen.findByText(/^Acknowledged by/)).toBeInTheDocument();
    expect(acknowledgeSlo).toHaveBeenCalledWith(
      checkoutSummary.entityRef,
      'checkout-latency',
      'objective-1',
      'on it',
    );
  });

  it('keeps the dialog and says why where it could not be acknowledged', async () => {
    await renderSlos({
      getEntitySlos: async () => ({
        ...entitySlos,
        objectives: [overspentObjective],
      }),
      acknowledgeSlo: async () => {
        throw new Error('there is nothing to acknowledge');
      },
    });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Acknowledge' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Acknowledge' }),
    );

    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'It could not be acknowledged: there is nothing to acknowledge',
    );
  });

  it('has no button for a viewer who may not acknowledge', async () => {
    await renderSlos({
      getEntitySlos: async () => ({
        ...entitySlos,
        objectives: [overspentObjective],
        mayAcknowledge: false,
      }),
    });

    expect(
      await screen.findByText('The production gate blocks releases.'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Acknowledge' }),
    ).not.toBeInTheDocument();
  });

  it('says how to write the first SLO where there is none', async () => {
    const { container } = await withObjectives();

    expect(
      await screen.findByRole('heading', { name: 'No SLO yet' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('readiness.backstage.io/openslo'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'How to write the first SLO' }),
    );
    expect(screen.getByText(/apiVersion: openslo\/v1/)).toHaveTextContent(
      'service: checkout-api',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says what is wrong where the documents have no SLO that can be used', async () => {
    await renderSlos({
      getEntitySlos: async () => ({
        ...entitySlos,
        objectives: [],
        diagnostics: [
          {
            severity: 'error',
            code: 'less_than',
            message: 'The target 99.9 is too large. Write 0.999.',
            file: 'slos/checkout.yaml',
            line: 18,
          },
        ],
      }),
    });

    expect(
      await screen.findByText(/none of them has an SLO that can be used/),
    ).toBeInTheDocument();
    expect(screen.getByRole('note')).toHaveTextContent(
      'The target 99.9 is too large. Write 0.999.slos/checkout.yaml, line 18',
    );
  });

  it('tells a viewer without permission so', async () => {
    await renderSlos({
      getEntitySlos: async () => {
        throw new NotAllowedError('no');
      },
    });

    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });

  it('shows an attainment just below its target apart from it', async () => {
    await withObjectives({ ...okObjective, attainment: 0.99899999 });

    expect(await screen.findByText('99.9%')).toBeInTheDocument();
    expect(screen.getByText('99.899999%')).toBeInTheDocument();
  });
});
