import { readdirSync, readFileSync } from 'fs';
import { resolve } from 'path';
import { assignSlos, parseOpenSlo } from 'backstage-readiness-core';
import { sampleSlices, SLICE_SECONDS } from './sampleSlices';
import { SAMPLE_SLOS, SampleSlo, slosOf } from './sampleSlos';

const NOW = Date.parse('2026-11-22T09:02:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SLICE = SLICE_SECONDS * 1000;
const FOLDER = resolve(__dirname, '../../../../../examples/slos');

const reading = parseOpenSlo(
  readdirSync(FOLDER).map(file => ({
    file,
    text: readFileSync(resolve(FOLDER, file), 'utf8'),
  })),
);

function named(name: string): SampleSlo {
  const found = SAMPLE_SLOS.find(slo => slo.name === name);
  if (!found) {
    throw new Error(`There is no SLO ${name}`);
  }
  return found;
}

function slicesOf(slo: SampleSlo, from = NOW - 28 * DAY, now = NOW) {
  return sampleSlices(slo, { from, now, anchor: NOW });
}

/** Share of the budget that is left, counted over all slices. */
function budgetLeft(slo: SampleSlo, from?: number): number {
  const slices = slicesOf(slo, from);
  const total = slices.reduce((sum, slice) => sum + slice.total, 0);
  const bad = slices.reduce(
    (sum, slice) => sum + (slice.bad ?? slice.total - (slice.good ?? 0)),
    0,
  );
  return 1 - bad / total / (1 - slo.target);
}

describe('the SLOs of the sample company', () => {
  it('are valid OpenSLO without any warning', () => {
    expect(reading.files.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    expect(reading.files.every(({ valid }) => valid)).toBe(true);
  });

  it('are those of which slices are reported, with the same target and series', () => {
    const documented = reading.definitions.map(({ name, objectives, sli }) => [
      name,
      objectives.map(({ target }) => target),
      sli.kind === 'known' ? sli.definition : sli,
    ]);
    expect(documented).toEqual(
      [...SAMPLE_SLOS]
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map(({ name, target, series, counts }) => {
          const source = { type: 'push', spec: { series } };
          return [
            name,
            [target],
            {
              kind: `${counts}-total`,
              counter: false,
              [counts]: source,
              total: source,
            },
          ];
        }),
    );
  });

  it('belong to the entities of which they tell', () => {
    const refs = SAMPLE_SLOS.map(({ entityRef }) => entityRef);
    const assigned = assignSlos(reading.definitions, refs);
    expect(
      assigned.map(item => [
        item.definition.name,
        item.kind === 'assigned' ? item.entityRef : item.reason,
      ]),
    ).toEqual(
      reading.definitions.map(({ name }) => [name, named(name).entityRef]),
    );
  });

  it('count in all the ways that there are to show', () => {
    const { definitions } = reading;
    expect(new Set(definitions.map(({ method }) => method))).toEqual(
      new Set(['Occurrences', 'Timeslices']),
    );
    expect(
      definitions.filter(({ window }) => window.kind === 'calendar'),
    ).toHaveLength(1);
    expect(
      definitions.filter(({ alertConditions }) => alertConditions.length > 0),
    ).toHaveLength(1);
  });

  it('are agreed on by more and more services', () => {
    expect(slosOf('checkout-api', 90)).toHaveLength(2);
    expect(slosOf('route-planner', 29)).toHaveLength(0);
    expect(slosOf('route-planner', 28)).toHaveLength(1);
    expect(slosOf('event-relay', 0)).toHaveLength(0);
  });
});

describe('sampleSlices', () => {
  it('gives the same slices every time, however the time is cut', () => {
    for (const slo of SAMPLE_SLOS) {
      const middle = NOW - 3 * DAY;
      const whole = slicesOf(slo, NOW - 6 * DAY);
      expect(slicesOf(slo, NOW - 6 * DAY)).toEqual(whole);
      const lag = slo.story === 'late' ? 2 * HOUR : 0;
      const later = slicesOf(slo, Math.floor((middle - lag) / SLICE) * SLICE);
      expect([...slicesOf(slo, NOW - 6 * DAY, middle), ...later]).toEqual(
        whole,
      );
    }
  });

  it('counts whole events of slices that are over', () => {
    for (const slo of SAMPLE_SLOS) {
      const wrong = slicesOf(slo).filter(
        ({ start, good = 0, bad = 0, total }) =>
          Date.parse(start) % SLICE !== 0 ||
          Date.parse(start) + SLICE > NOW ||
          ![good, bad, total].every(Number.isInteger) ||
          Math.min(good, bad) < 0 ||
          Math.max(good, bad) > total,
      );
      expect(wrong).toEqual([]);
    }
  });

  it.each(
    SAMPLE_SLOS.filter(
      ({ story, name }) => story === 'healthy' && name !== 'checkout-speed',
    ).map(({ name }) => name),
  )('leaves %s between a third and four fifths of its budget', name => {
    expect(budgetLeft(named(name))).toBeGreaterThan(0.33);
    expect(budgetLeft(named(name))).toBeLessThan(0.8);
  });

  it('lets one budget burn now, fast enough for a page, with something left', () => {
    const slo = named('payments-accepted');
    expect(budgetLeft(slo)).toBeGreaterThan(0.3);
    expect(1 - budgetLeft(slo, NOW - HOUR)).toBeGreaterThan(14.4);
  });

  it('has one budget exhausted, which hardly burns any more', () => {
    const slo = named('prices-quoted');
    expect(budgetLeft(slo)).toBeLessThan(-0.2);
    expect(1 - budgetLeft(slo, NOW - DAY)).toBeLessThan(1);
  });

  it('has series without traffic, with hardly any, with a gap, late and at an end', () => {
    const lastOf = (name: string) =>
      Date.parse(slicesOf(named(name)).at(-1)?.start ?? '');
    // The window begins and ends within a slice.
    const perWindow = (28 * DAY) / SLICE - 1;
    const idle = slicesOf(named('suggestions-shown'));
    expect(idle.length).toBe(perWindow);
    expect(idle.every(({ total }) => total === 0)).toBe(true);
    const quiet = slicesOf(named('calendar-reads'));
    const events = quiet.reduce((sum, { total }) => sum + total, 0);
    expect(events).toBeGreaterThan(100);
    expect(events * 0.01).toBeLessThan(10);
    expect(slicesOf(named('payments-screened')).length).toBe(
      perWindow - (18 * HOUR) / SLICE,
    );
    expect(NOW - lastOf('messages-sent')).toBeGreaterThan(2 * HOUR);
    expect(NOW - lastOf('messages-sent')).toBeLessThan(3 * HOUR);
    expect(NOW - lastOf('parcels-found')).toBeGreaterThan(2 * DAY);
    expect(slicesOf(named('parcels-found'), NOW, NOW + DAY)).toEqual([]);
  });
});
