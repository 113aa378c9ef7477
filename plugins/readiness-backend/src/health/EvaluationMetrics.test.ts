import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { EvaluationMetrics } from './EvaluationMetrics';

describe('EvaluationMetrics', () => {
  it('counts batches, and asks the queue when the metrics are collected', async () => {
    const metrics = metricsServiceMock.mock();
    const observed = new Array<number>();
    const callbacks = new Array<() => Promise<void>>();
    metrics.createObservableGauge.mockImplementation(() => ({
      addCallback: callback => {
        callbacks.push(async () =>
          callback({ observe: value => observed.push(value) }),
        );
      },
      removeCallback: jest.fn(),
    }));
    const record = jest.fn();
    const add = jest.fn();
    metrics.createHistogram.mockReturnValue({ record });
    metrics.createCounter.mockReturnValue({ add });

    const evaluation = EvaluationMetrics.create(metrics);
    evaluation.note({
      evaluated: 7,
      confirmed: 0,
      failed: 0,
      stored: [],
      seconds: 0.25,
    });
    evaluation.observe({
      status: async () => ({ due: 3, oldestDueMs: 4500 }),
    });
    await Promise.all(callbacks.map(collect => collect()));

    expect(record).toHaveBeenCalledWith(0.25);
    expect(add.mock.calls).toEqual([[7], [0]]);
    expect(observed).toEqual([3, 4.5]);
  });
});
