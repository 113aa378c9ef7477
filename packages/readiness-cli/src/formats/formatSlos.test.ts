import {
  checkedObjective as checked,
  UNKNOWN,
} from '../__testUtils__/checkedObjective';
import { CheckedObjective } from '../slo/types';
import { Problem } from '../types';
import { formatSlos, SloFormat } from './formatSlos';
import { durationInWords } from './sloWords';

const FINE = checked({ definition: { name: 'fine' } });
const EXHAUSTED = checked({
  definition: { name: 'spent' },
  status: {
    state: 'exhausted',
    reason: 'Nothing of the budget is left.',
    attainment: 0.99877999,
    budgetConsumed: 1.22,
    budgetRemaining: -0.22,
    budgetRemainingSeconds: -570.24,
    alert: 'page',
    alertReasons: ['14.4x over 1h and 5m'],
    burnRates: {
      '5m': 20,
      '30m': null,
      '1h': 20.0004,
      '2h': 15.05,
      '6h': 5.15,
      '1d': 1.4375,
      '3d': 0.6125,
      window: 1.22,
    },
  },
});
const WITHOUT_DATA = checked({
  definition: { name: 'unknown' },
  status: { ...UNKNOWN, state: 'no-data', reason: 'There is no data.' },
});
const STATES = [FINE, EXHAUSTED, WITHOUT_DATA];
const PROBLEM: Problem = {
  severity: 'error',
  code: 'required',
  file: 'slos.yaml',
  line: 3,
  message: 'SLO "shop": spec.service is missing; add it',
};

function format(
  as: SloFormat,
  objectives: readonly CheckedObjective[],
  problems: readonly Problem[] = [],
) {
  return formatSlos({ objectives, problems }, as);
}

describe('formatSlos', () => {
  it.each(['text', 'json', 'markdown'] as const)(
    'ends %s with one line feed, and has no NaN, no Infinity and no undefined',
    as => {
      const text = format(as, STATES, [PROBLEM]);

      expect(text).toMatch(/[^\n]\n$/);
      expect(text).not.toMatch(/NaN|Infinity|undefined|\[object/);
    },
  );

  it.each(['text', 'markdown'] as const)('puts the worst first in %s', as => {
    const text = format(as, STATES);
    const places = ['spent', 'unknown', 'fine'].map(name =>
      text.indexOf(`${name}, objective-1`),
    );

    expect(places).toEqual([...places].sort((left, right) => left - right));
    expect(places[0]).toBeGreaterThan(0);
  });

  it.each(['text', 'markdown'] as const)(
    'says in words of %s what was overspent, and for how long',
    as => {
      expect(format(as, [EXHAUSTED])).toContain(
        'overspent by 22 % (9 min 30 s)',
      );
    },
  );

  describe('as text', () => {
    it('tells the state, the reason and the figures', () => {
      expect(format('text', [EXHAUSTED])).toBe(
        `BUDGET EXHAUSTED  spent, objective-1 (service shop)
  Nothing of the budget is left.
  Target 99.9 %, attained 99.8779 %; budget left: overspent by 22 % (9 min 30 s)
  Burn rate: 20x over 5m, 20x over 1h, 15.1x over 2h, 5.15x over 6h, 1.44x over 1d, 0.613x over 3d, 1.22x over the window
  Alert: page, 14.4x over 1h and 5m

1 objective of 1 SLO: 1 exhausted
`,
      );
    });

    it('gives no figure of which nothing is known', () => {
      expect(format('text', [WITHOUT_DATA])).toBe(
        `NO DATA  unknown, objective-1 (service shop)
  There is no data.

1 objective of 1 SLO: 1 no-data
`,
      );
    });

    it('tells what is thin about an answer', () => {
      const text = format('text', [
        checked({
          status: {
            coverage: 8352 / 8640,
            secondsToExhaustion: 98_280,
          },
          warnings: ['Some slices had no value'],
        }),
      ]);

      expect(text).toContain('There is data for 96.6666 % of the window');
      expect(text).toContain('nothing is left in 1 d 3 h');
      expect(text).toContain('Warning: Some slices had no value');
    });

    it('lists problems of documents with their place', () => {
      expect(format('text', [FINE], [PROBLEM])).toContain(
        'error   slos.yaml:3 required: SLO "shop"',
      );
    });
  });

  describe('as Markdown', () => {
    it('has one row for each objective', () => {
      const rows = format('markdown', STATES).match(/^\| \*\*.*$/gm);

      expect(rows).toHaveLength(3);
      expect(rows?.[0]).toBe(
        '| **Budget exhausted** | `spent, objective-1` | Nothing of the budget is left. | 99.9 % | 99.8779 % | overspent by 22 % (9 min 30 s) | 20x over 1h, 5.15x over 6h, 1.22x over the window |',
      );
      expect(rows?.[1]).toMatch(/99\.9 % \| unknown \| unknown \| unknown \|$/);
    });

    it('takes every meaning away from text of documents and servers', () => {
      const text = format('markdown', [
        checked({
          objective: { name: '`|<b>', target: 0.9 },
          status: { reason: '@team | <img src=x> **bold**' },
        }),
      ]);

      expect(text).not.toMatch(/@team|<img|[^\\]\*\*bold/);
      expect(text.match(/^\| \*\*.*$/gm)).toHaveLength(1);
    });

    it('says how much a long report leaves out', () => {
      const many = Array.from({ length: 130 }, (_, index) =>
        checked({ definition: { name: `slo-${index}` } }),
      );
      const text = format('markdown', many);

      expect(text).toContain('30 more objectives are left out');
      expect(text.length).toBeLessThan(65_000);
    });
  });

  describe('as JSON', () => {
    it('has all figures as numbers, and null where nothing is known', () => {
      const { slos, problems } = JSON.parse(format('json', STATES, [PROBLEM]));

      expect(slos[1]).toMatchObject({
        name: 'spent',
        objective: 'objective-1',
        service: 'shop',
        state: 'exhausted',
        target: 0.999,
        attainment: 0.99877999,
        budgetConsumed: 1.22,
        budgetRemaining: -0.22,
        coverage: 1,
        lowTraffic: false,
        alert: 'page',
        reason: 'Nothing of the budget is left.',
        window: {
          start: '2027-01-30T12:00:00.000Z',
          end: '2027-03-01T12:00:00.000Z',
        },
        countedUntil: '2027-03-01T12:00:00.000Z',
        queries: ['sum(increase(requests_total[5m]))'],
        file: 'slos.yaml',
        line: 1,
      });
      expect(slos[2]).toMatchObject({
        attainment: null,
        budgetConsumed: null,
        budgetRemaining: null,
        alert: null,
        countedUntil: null,
      });
      expect(Object.keys(slos[2].burnRates)).toEqual([
        ...['5m', '30m', '1h', '2h', '6h', '1d', '3d', 'window', '30d'],
      ]);
      expect(problems).toEqual([PROBLEM]);
    });

    it.each([
      [{ amount: 4, unit: 'w' }, '4w', 1.22],
      [{ amount: 1, unit: 'd' }, '1d', 1.4375],
    ] as const)(
      'names the burn rate of the window by its length too, unless another has that name: %j',
      (duration, name, rate) => {
        const definition = { window: { kind: 'rolling', duration } } as const;
        const { status } = EXHAUSTED;
        const { slos } = JSON.parse(
          format('json', [checked({ definition, status })]),
        );

        expect(slos[0].burnRates).toMatchObject({ window: 1.22, [name]: rate });
      },
    );

    it('keeps the order of the report', () => {
      const { slos } = JSON.parse(format('json', STATES));

      expect(slos.map(({ name }: { name: string }) => name)).toEqual([
        'fine',
        'spent',
        'unknown',
      ]);
    });
  });
});

describe('durationInWords', () => {
  it.each([
    [0, '0 s'],
    [0.4, '0 s'],
    [59.9, '59 s'],
    [60, '1 min'],
    [3_599, '59 min 59 s'],
    [3_600, '1 h'],
    [3_659, '1 h'],
    [98_280, '1 d 3 h'],
    [86_400 * 30 + 59, '30 d'],
  ])('writes %d seconds as %s', (seconds, words) => {
    expect(durationInWords(seconds)).toBe(words);
  });
});
