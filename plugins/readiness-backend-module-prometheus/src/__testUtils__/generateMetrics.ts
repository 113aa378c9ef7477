const HOUR = 3600;
const DAY = 86_400;

/** The events of one step; undefined while nothing is scraped. */
interface StepCounts {
  readonly good: number;
  readonly bad: number;
}

/** @internal */
export interface GenerateOptions {
  /** To which the times of what happens are counted, in seconds since the epoch; a multiple of 5 minutes. */
  readonly end: number;
  /** How many seconds longer everything goes on as it was at the end. Default: 0, the last sample is at the end. */
  readonly beyondSeconds?: number;
  readonly days: number;
  readonly stepSeconds: number;
}

/**
 * Counters of six services, which SLOs of them can be computed from by hand; see `SERVICES`. Besides, a gauge that is 0 for 30
 * minutes, one with the value of its hour, a counter that starts again at 0 each day, and one that is scraped 17 seconds past
 * the minute.
 *
 * @remarks
 * Yields lines of the OpenMetrics text format.
 * @internal
 */
export function* generateMetrics(options: GenerateOptions): Iterable<string> {
  yield '# TYPE http_requests counter\n';
  for (const [service, countsAt] of Object.entries(servicesUntil(options))) {
    yield* counter(options, { service, code: '200' }, t => countsAt(t)?.good);
    if (service !== 'docs') {
      yield* counter(options, { service, code: '500' }, t => countsAt(t)?.bad);
    }
  }
  yield '# TYPE probe_success gauge\n';
  yield* gauge('probe_success', options, t =>
    t > options.end - DAY && t <= options.end - DAY + HOUR / 2 ? 0 : 1,
  );
  yield '# TYPE latency_seconds gauge\n';
  yield* gauge(
    'latency_seconds',
    options,
    t => (Math.ceil(t / HOUR) % 24) / 10,
  );
  yield '# TYPE restarted counter\n';
  yield* gauge('restarted_total', options, t => t % DAY);
  yield '# TYPE shifted counter\n';
  yield* gauge(
    'shifted_total',
    { ...options, shift: 17 },
    t => t % (400 * DAY),
  );
  yield '# EOF\n';
}

/** Events by service and step; each service is one case of how SLOs can go wrong. */
function servicesUntil({
  end,
  stepSeconds: step,
}: GenerateOptions): Record<string, (t: number) => StepCounts | undefined> {
  const shares = (events: number, badShare: number): StepCounts => ({
    good: events * (1 - badShare),
    bad: events * badShare,
  });
  const failedAt = Math.floor((end - 3 * HOUR) / 600) * 600;
  return {
    // 10 requests a second, 0.05 % bad, and 5 % for an hour five days ago.
    checkout: t =>
      shares(
        10 * step,
        t > end - 5 * DAY && t <= end - 5 * DAY + HOUR ? 0.05 : 0.0005,
      ),
    // 5 requests a second, and 2 % bad for the last 90 minutes.
    payments: t => shares(5 * step, t > end - 1.5 * HOUR ? 0.02 : 0.0002),
    // One request every ten minutes, of which one failed.
    reports: t => {
      const happened = t % 600 === 0;
      return {
        good: happened && t !== failedAt ? 1 : 0,
        bad: happened && t === failedAt ? 1 : 0,
      };
    },
    // Nothing scraped for a day.
    search: t =>
      t > end - 3 * DAY && t <= end - 2 * DAY
        ? undefined
        : shares(3 * step, 0.001),
    // Nothing ever failed, so that there is no series of failures.
    docs: () => ({ good: 2 * step, bad: 0 }),
    // Nobody comes.
    idle: () => ({ good: 0, bad: 0 }),
  };
}

function* counter(
  { end, days, stepSeconds, beyondSeconds = 0 }: GenerateOptions,
  labels: { service: string; code: string },
  eventsAt: (t: number) => number | undefined,
): Iterable<string> {
  const name = `http_requests_total{service="${labels.service}",code="${labels.code}"}`;
  let sum = 0;
  for (let t = end - days * DAY; t <= end + beyondSeconds; t += stepSeconds) {
    const events = eventsAt(t);
    if (events !== undefined) {
      sum += events;
      yield `${name} ${Number(sum.toFixed(6))} ${t}\n`;
    }
  }
}

function* gauge(
  name: string,
  {
    end,
    days,
    stepSeconds,
    beyondSeconds = 0,
    shift = 0,
  }: GenerateOptions & { readonly shift?: number },
  valueAt: (t: number) => number,
): Iterable<string> {
  for (let t = end - days * DAY; t <= end + beyondSeconds; t += stepSeconds) {
    const at = t + shift;
    yield `${name}{service="checkout"} ${valueAt(at)} ${at}\n`;
  }
}
