import fc from 'fast-check';
import { SliSlice, SloObjective } from '../../types';
import {
  arbitrarySituation,
  hostileNumber,
} from '../__testUtils__/arbitrarySlos';
import { NOW, SLICE, statusOf } from '../__testUtils__/sloFixtures';
import { burnDown } from '../figures/burnDown';
import { countingOf } from '../slices/countingOf';
import { splitSlices } from '../totals/splitSlices';

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') {
    return [value];
  }
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(numbersIn)
    : [];
}

/** What of a value JSON cannot say, or nobody should read. */
function unsoundIn(value: unknown): number[] {
  return numbersIn(value).filter(
    number => !Number.isFinite(number) || Object.is(number, -0),
  );
}

const hostileSlices = fc.array(
  fc.record<SliSlice>({
    start: fc.oneof(
      hostileNumber,
      fc.integer({ min: -20, max: 3 }).map(i => NOW + i * SLICE),
    ),
    good: hostileNumber,
    total: hostileNumber,
  }),
  { maxLength: 20 },
);
const hostileObjective = fc.record<SloObjective>({
  name: fc.constant('objective-1'),
  target: hostileNumber,
  timeSliceTarget: hostileNumber,
  timeSliceSeconds: hostileNumber,
});
const hostileLimits = fc.record(
  {
    minimumCoverage: hostileNumber,
    atRiskBelow: hostileNumber,
    staleAfterSeconds: hostileNumber,
    noDataAfterSeconds: hostileNumber,
    lowTrafficBelow: hostileNumber,
  },
  { requiredKeys: [] },
);
const hostileConditions = fc.array(
  fc.record({
    name: fc.constant('fast-burn'),
    severity: fc.constantFrom('page', 'Critical', 'warning', ''),
    operator: fc.constantFrom('lt', 'lte', 'gt', 'gte'),
    threshold: hostileNumber,
    lookbackSeconds: hostileNumber,
    alertAfterSeconds: hostileNumber,
  }),
  { maxLength: 2 },
);

describe('no invented number', () => {
  it('lets no NaN, no infinity and no negative zero out, whatever comes in', () => {
    fc.assert(
      fc.property(
        arbitrarySituation,
        fc.record({
          slices: hostileSlices,
          objective: hostileObjective,
          limits: hostileLimits,
          alertConditions: hostileConditions,
          now: fc.oneof(fc.constant(NOW), hostileNumber),
          readUntil: fc.oneof(fc.constant(NOW), hostileNumber),
        }),
        fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
        (situation, hostile, [slices, objective, rest]) => {
          const status = statusOf({
            slo: {
              ...situation.slo,
              alertConditions: rest ? hostile.alertConditions : [],
            },
            objective: objective ? hostile.objective : situation.objective,
            slices: slices ? hostile.slices : situation.slices,
            ...(rest
              ? {
                  limits: hostile.limits,
                  now: hostile.now,
                  readUntil: hostile.readUntil,
                }
              : {}),
          });
          expect(unsoundIn(status)).toEqual([]);
          expect(JSON.parse(JSON.stringify(status))).toEqual(status);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('counts any sound target and any sound slices', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.array(
          fc.tuple(
            fc.double({ min: 1e-15, max: 1e15, noNaN: true }),
            fc.double({ min: 0, max: 1, noNaN: true }),
          ),
          { maxLength: 30 },
        ),
        (target, counts) => {
          const slices = counts.map(([total, share], i) => ({
            start: NOW - (i + 1) * SLICE,
            good: total * share,
            total,
          }));
          const status = statusOf({
            objective: { name: 'objective-1', target },
            slices,
          });
          expect(unsoundIn(status)).toEqual([]);
          expect(status.attainment ?? 0).toBeGreaterThanOrEqual(0);
          expect(status.attainment ?? 1).toBeLessThanOrEqual(1);
          expect(status.budgetRemaining ?? 0).toBeLessThanOrEqual(1);
          expect(status.attainment === null).toBe(counts.length === 0);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('knows attainment, budget and whether it is met only where it has an opinion', () => {
    fc.assert(
      fc.property(arbitrarySituation, ({ slo, objective, slices }) => {
        const status = statusOf({ slo, objective, slices });
        const judged = ['ok', 'at-risk', 'exhausted'].includes(status.state);
        expect(status.met === null).toBe(!judged);
        expect(judged && status.attainment === null).toBe(false);
        expect(status.reason).toMatch(/^\S.*\.$/);
        expect(status.coverage).toBeGreaterThanOrEqual(0);
        expect(status.coverage).toBeLessThanOrEqual(1);
        expect(status.budgetRemainingAtLeast ?? -1).toBeLessThanOrEqual(
          status.budgetRemaining ?? 1,
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('draws a burn-down that never rises, in few points, and ends at what is left', () => {
    fc.assert(
      fc.property(
        arbitrarySituation,
        fc.integer({ min: 1, max: 40 }),
        ({ slo, objective, slices }, parts) => {
          const counting = countingOf(slo.method, objective);
          const [from, to] = [NOW - 36 * SLICE, NOW];
          const points = burnDown({
            method: slo.method,
            objective,
            from,
            parts: splitSlices(counting, slices, { from, to, parts }),
          });
          expect(unsoundIn(points)).toEqual([]);
          expect(points.length).toBeLessThanOrEqual(parts + 1);
          expect(points.at(-1)?.at).toBe(to);
          for (const [i, { budgetRemaining }] of points.slice(1).entries()) {
            expect(budgetRemaining ?? 0).toBeLessThanOrEqual(
              points[i].budgetRemaining ?? 0,
            );
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
