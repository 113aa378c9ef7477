const HOUR = 3600;
const DAY = 86_400;
const STEP = 60;
const DAYS = 31;

type Counts = { readonly good: number; readonly bad: number } | undefined;

/**
 * A month of requests of six services, one sample a minute until `end` (seconds since the epoch, on the hour), in the
 * OpenMetrics text format. What SLOs of them answer can be computed by hand.
 */
export function* serviceMetrics(end: number): Iterable<string> {
  yield '# TYPE http_requests counter\n';
  for (const [service, countsAt] of Object.entries(servicesUntil(end))) {
    yield* counter({ service, code: '200' }, end, t => countsAt(t)?.good);
    if (service !== 'docs') {
      yield* counter({ service, code: '500' }, end, t => countsAt(t)?.bad);
    }
  }
  yield '# TYPE probe_success gauge\n';
  for (let t = end - DAYS * DAY; t <= end; t += STEP) {
    const down = t > end - DAY && t <= end - DAY + HOUR / 2;
    yield `probe_success{service="checkout"} ${down ? 0 : 1} ${t}\n`;
  }
  yield '# EOF\n';
}

function servicesUntil(end: number): Record<string, (t: number) => Counts> {
  const share = (events: number, bad: number): Counts => ({
    good: events * (1 - bad),
    bad: events * bad,
  });
  return {
    // 10 requests a second, 0.05 % bad, and 5 % for an hour five days ago.
    checkout: t => {
      const incident = t > end - 5 * DAY && t <= end - 5 * DAY + HOUR;
      return share(10 * STEP, incident ? 0.05 : 0.0005);
    },
    // 5 requests a second, and 2 % bad for the last 90 minutes.
    payments: t => share(5 * STEP, t > end - 1.5 * HOUR ? 0.02 : 0.0002),
    // One request every ten minutes, of which one failed three hours ago.
    reports: t => {
      if (t % 600 !== 0) {
        return { good: 0, bad: 0 };
      }
      return share(1, t === end - 3 * HOUR ? 1 : 0);
    },
    // Nothing scraped for a day.
    search: t =>
      t > end - 3 * DAY && t <= end - 2 * DAY
        ? undefined
        : share(3 * STEP, 0.001),
    // Nothing ever failed, so that there is no series of failures.
    docs: () => share(2 * STEP, 0),
    // Nobody comes.
    idle: () => ({ good: 0, bad: 0 }),
  };
}

function* counter(
  { service, code }: { readonly service: string; readonly code: string },
  end: number,
  eventsAt: (t: number) => number | undefined,
): Iterable<string> {
  let sum = 0;
  for (let t = end - DAYS * DAY; t <= end; t += STEP) {
    const events = eventsAt(t);
    if (events !== undefined) {
      sum += events;
      yield `http_requests_total{service="${service}",code="${code}"} ${Number(
        sum.toFixed(6),
      )} ${t}\n`;
    }
  }
}
