import { mockServices } from '@backstage/backend-test-utils';
import { runLoop } from './runLoop';
import { WakeUp } from './WakeUp';

describe('runLoop', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  function start(step: jest.Mock<Promise<'again' | 'idle'>, []>) {
    const controller = new AbortController();
    const logger = mockServices.logger.mock();
    const wakeUp = new WakeUp();
    const done = runLoop({
      name: 'The worker',
      step,
      wakeUp,
      pause: 1000,
      logger,
      signal: controller.signal,
    });
    const stop = async () => {
      controller.abort();
      await done;
    };
    return { logger, wakeUp, stop };
  }

  it('goes on at once while there is more, then pauses', async () => {
    const step = jest
      .fn<Promise<'again' | 'idle'>, []>()
      .mockResolvedValueOnce('again')
      .mockResolvedValueOnce('again')
      .mockResolvedValue('idle');
    const { stop } = start(step);
    await jest.advanceTimersByTimeAsync(999);
    expect(step).toHaveBeenCalledTimes(3);
    await jest.advanceTimersByTimeAsync(1);
    expect(step).toHaveBeenCalledTimes(4);
    await stop();
  });

  it('wakes up when something happens, also when it happened during the step', async () => {
    const step = jest.fn<Promise<'again' | 'idle'>, []>();
    step.mockResolvedValue('idle');
    const { wakeUp, stop } = start(step);
    await jest.advanceTimersByTimeAsync(0);
    expect(step).toHaveBeenCalledTimes(1);
    step.mockImplementationOnce(async () => {
      wakeUp.notify();
      return 'idle';
    });
    wakeUp.notify();
    await jest.advanceTimersByTimeAsync(0);
    expect(step).toHaveBeenCalledTimes(3);
    await stop();
  });

  it('tries again after longer and longer pauses, and logs once that it fails and once that it works', async () => {
    const step = jest.fn<Promise<'again' | 'idle'>, []>();
    step.mockRejectedValue(new Error('the database is away'));
    const { logger, wakeUp, stop } = start(step);
    await jest.advanceTimersByTimeAsync(1999);
    wakeUp.notify();
    expect(step).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(step).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(600_000);
    expect(step.mock.calls.length).toBeLessThan(40);
    expect(logger.error).toHaveBeenCalledTimes(1);
    step.mockResolvedValue('idle');
    await jest.advanceTimersByTimeAsync(30_000);
    expect(logger.info).toHaveBeenCalledTimes(1);
    expect(logger.info).toHaveBeenCalledWith(
      expect.stringMatching(/^The worker works again after \d+ failures$/),
    );
    await stop();
  });
});
