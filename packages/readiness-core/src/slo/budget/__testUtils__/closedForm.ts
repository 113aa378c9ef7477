import { SliceReading } from '../../types';
import { DAY, HOUR, MINUTE, SLICE } from './sloFixtures';

interface Minute {
  readonly bad: number | null;
  readonly total: number;
}

/** What happens in the minute that ends `ago` milliseconds before the end of the data; null when nothing was scraped. */
type Service = (ago: number) => Minute | null;

/** Six services whose answers are known in closed form. */
export const SERVICES: Readonly<Record<string, Service>> = {
  /** 600 requests a minute, 1 of 2,000 fails; 1 of 20 in an hour five days ago. */
  checkout: ago => {
    const incident = ago < 5 * DAY && ago >= 5 * DAY - HOUR;
    return { bad: incident ? 30 : 0.3, total: 600 };
  },
  /** 300 requests a minute, 1 of 5,000 fails; 1 of 50 in the last 90 minutes. */
  payments: ago => ({ bad: ago < 90 * MINUTE ? 6 : 0.06, total: 300 }),
  /** One request each ten minutes, of which one failed three hours ago. */
  reports: ago => ({
    bad: ago === 3 * HOUR ? 1 : 0,
    total: ago % (10 * MINUTE) === 0 ? 1 : 0,
  }),
  /** 1 of 1,000 fails; no data for a day, two days ago. */
  search: ago =>
    ago < 3 * DAY && ago >= 2 * DAY ? null : { bad: 0.18, total: 180 },
  /** Nothing ever failed, so the series of failures does not exist. */
  docs: () => ({ bad: null, total: 120 }),
  /** Nobody ever asked. */
  idle: () => ({ bad: 0, total: 0 }),
};

/** Readings of a service for the days up to `end`. */
export function closedFormReadings(
  service: Service,
  options: { end: number; days: number; sliceMilliseconds?: number },
): SliceReading[] {
  const { end, days, sliceMilliseconds = SLICE } = options;
  const readings: SliceReading[] = [];
  for (let start = end - days * DAY; start < end; start += sliceMilliseconds) {
    const reading = sumOf(service, end - start, sliceMilliseconds);
    if (reading) {
      readings.push({ start, ...reading });
    }
  }
  return readings;
}

function sumOf(
  service: Service,
  ago: number,
  length: number,
): Omit<SliceReading, 'start'> | null {
  const minutes: Minute[] = [];
  for (let passed = MINUTE; passed <= length; passed += MINUTE) {
    minutes.push(...[service(ago - passed) ?? []].flat());
  }
  if (minutes.length === 0) {
    return null;
  }
  const failures = minutes.flatMap(({ bad }) => bad ?? []);
  return {
    part: failures.length > 0 ? failures.reduce((a, b) => a + b, 0) : null,
    total: minutes.reduce((sum, { total }) => sum + total, 0),
  };
}
