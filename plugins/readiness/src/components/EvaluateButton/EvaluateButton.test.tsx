import { act, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { checkoutSummary, orphanSummary } from '../../__fixtures__';
import { fixtureReadinessApi } from '../../__testUtils__/fixtureReadinessApi';
import { renderReadiness } from '../../__testUtils__/renderReadiness';
import { EvaluateButton } from './EvaluateButton';

/** Stands for the tab: each reading again answers with the next of `pending`, the last one for ever. */
const Harness = (props: { pending: boolean[]; onReload(): void }) => {
  const { pending, onReload } = props;
  const [round, setRound] = useState(0);
  return (
    <EvaluateButton
      entityRef={checkoutSummary.entityRef}
      pending={pending[Math.min(round, pending.length - 1)]}
      reload={() => {
        onReload();
        setRound(present => present + 1);
      }}
    />
  );
};

const button = () => screen.findByRole('button', { name: 'Evaluate again' });
const letTimePass = (seconds: number) =>
  act(async () => {
    await jest.advanceTimersByTimeAsync(seconds * 1_000);
  });

describe('EvaluateButton', () => {
  afterEach(() => jest.useRealTimers());

  it('asks once, shows pending while it waits, and says when the results are there', async () => {
    const api = fixtureReadinessApi();
    const onReload = jest.fn();
    await renderReadiness(
      <Harness pending={[false, true, true, false]} onReload={onReload} />,
      { api },
    );
    const evaluate = await button();

    jest.useFakeTimers();
    fireEvent.click(evaluate);
    await letTimePass(0);

    expect(api.evaluateEntity).toHaveBeenCalledWith(checkoutSummary.entityRef);
    expect(
      screen.getByText('Pending: the new results are on their way'),
    ).toBeInTheDocument();
    expect(evaluate).toBeDisabled();

    await letTimePass(3);
    expect(screen.getByText(/^Pending/)).toBeInTheDocument();
    await letTimePass(3);
    expect(screen.getByText('The results are up to date')).toBeInTheDocument();
    expect(evaluate).toBeEnabled();

    const readings = onReload.mock.calls.length;
    await letTimePass(60);
    expect(onReload).toHaveBeenCalledTimes(readings);
    expect(api.evaluateEntity).toHaveBeenCalledTimes(1);
  });

  it('stops looking after two minutes and says so', async () => {
    const onReload = jest.fn();
    await renderReadiness(
      <Harness pending={[false, true]} onReload={onReload} />,
      {
        api: fixtureReadinessApi(),
      },
    );
    const evaluate = await button();

    jest.useFakeTimers();
    fireEvent.click(evaluate);
    await letTimePass(0);
    for (let second = 0; second < 130; second += 1) {
      await letTimePass(1);
    }

    expect(screen.getByText(/^Still pending/)).toBeInTheDocument();
    const readings = onReload.mock.calls.length;
    await letTimePass(300);
    expect(onReload).toHaveBeenCalledTimes(readings);
  });

  it('says why an evaluation could not be asked for', async () => {
    await renderReadiness(<Harness pending={[false]} onReload={() => {}} />, {
      api: fixtureReadinessApi({
        evaluateEntity: async () => {
          throw new Error('the queue is full');
        },
      }),
    });

    fireEvent.click(await button());

    expect(
      await screen.findByText(
        'The evaluation could not be asked for: the queue is full',
      ),
    ).toBeInTheDocument();
  });

  it('is not there for a viewer without the permission', async () => {
    // Decisions are remembered per entity, so this one must not have been asked about.
    await renderReadiness(
      <EvaluateButton
        entityRef={orphanSummary.entityRef}
        pending={false}
        reload={() => {}}
      />,
      { api: fixtureReadinessApi(), allowed: false },
    );

    expect(
      screen.queryByRole('button', { name: 'Evaluate again' }),
    ).not.toBeInTheDocument();
  });
});
