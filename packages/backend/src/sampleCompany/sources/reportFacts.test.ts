import { mockServices } from '@backstage/backend-test-utils';
import { FactPushResult, HealthView } from 'backstage-plugin-readiness-common';
import { sampleFacts } from '../sampleFacts';
import { reportFacts } from './reportFacts';

const STARTED = Date.parse('2026-11-22T09:00:00Z');
const NOW = STARTED + 60_000;

function health(at: string | null, due = 0): HealthView {
  return {
    status: 'ok',
    problems: [],
    queue: { due, oldestDueSeconds: null },
    evaluation: { lastBatchSeconds: null, evaluatedEntities: 0 },
    lastSync: { at, entities: 3, result: 'synced' },
    revision: 1,
  };
}

const before = health('2026-11-22T08:59:59Z');
const judging = health('2026-11-22T09:00:10Z', 4);
const judged = health('2026-11-22T09:00:10Z');
const taken: FactPushResult = {
  accepted: 2,
  unchanged: 0,
  held: 0,
  rejected: [],
};

describe('reportFacts', () => {
  const logger = mockServices.logger.mock();
  const readiness = {
    health: jest.fn<Promise<HealthView>, [AbortSignal]>(),
    push: jest.fn<Promise<FactPushResult>, unknown[]>(),
  };
  const stop = new AbortController();

  function report(pause: () => Promise<void> = async () => {}) {
    return reportFacts({
      ...{ readiness, logger, pause },
      startedAt: STARTED,
      now: () => NOW,
      signal: stop.signal,
    });
  }

  beforeEach(() => {
    jest.resetAllMocks();
  });

  it('reports the facts of today, but those about SLOs, once the catalog has been seen and judged since the start', async () => {
    readiness.health
      .mockResolvedValueOnce(health(null))
      .mockResolvedValueOnce(before)
      .mockResolvedValueOnce(judging)
      .mockResolvedValueOnce(judged);
    readiness.push.mockResolvedValue(taken);
    await report();
    expect(readiness.health).toHaveBeenCalledTimes(4);
    expect(readiness.push).toHaveBeenCalledTimes(1);
    expect(readiness.push.mock.calls[0][0]).toEqual(
      sampleFacts(0, new Date(NOW)).filter(({ source }) => source !== 'slo'),
    );
  });

  it('tries again until readiness takes them, and says once why it did not', async () => {
    readiness.health.mockResolvedValue(judged);
    readiness.push
      .mockRejectedValueOnce(new Error('the database is away'))
      .mockRejectedValueOnce(new Error('the database is away'))
      .mockResolvedValueOnce(taken);
    await report();
    expect(readiness.push).toHaveBeenCalledTimes(3);
    expect(logger.info.mock.calls.map(([message]) => message)).toEqual([
      'Readiness takes no facts yet: Error: the database is away',
      'Readiness took 2 facts',
    ]);
  });

  it('says which facts were refused', async () => {
    readiness.health.mockResolvedValue(judged);
    readiness.push.mockResolvedValue({
      ...taken,
      rejected: [{ index: 7, code: 'invalid', message: 'no value' }],
    });
    await report();
    expect(logger.warn).toHaveBeenCalledWith(
      'Readiness refused fact 7: no value',
    );
  });

  it('ends when the portal does', async () => {
    readiness.health.mockResolvedValue(before);
    await report(async () => stop.abort());
    expect(readiness.push).not.toHaveBeenCalled();
  });
});
