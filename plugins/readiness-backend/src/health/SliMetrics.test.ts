import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { SliMetrics } from './SliMetrics';

describe('SliMetrics', () => {
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

    const sli = SliMetrics.create(metrics);
    sli.note({ slis: 50, unread: 2, changed: 9, seconds: 0.5 });
    sli.observe({ status: async () => ({ due: 4, oldestDueMs: 2500 }) });
    await Promise.all(callbacks.map(collect => collect()));

    expect(record).toHaveBeenCalledWith(0.5);
    expect(add.mock.calls).toEqual([[48], [2]]);
    expect(observed).toEqual([4, 2.5]);
  });
});
