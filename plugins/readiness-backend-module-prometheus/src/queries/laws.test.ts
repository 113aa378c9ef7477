import fc from 'fast-check';
import { parser } from '@prometheus-io/lezer-promql';
import { SliDefinition } from 'backstage-readiness-core';
import { badTotal, raw, threshold } from '../__testUtils__/definitions';
import { planQueries, queriesOf, SlicePlan } from './planQueries';

const WINDOW = '{{.window}}';

/** Vectors as people write them, with hard-coded ranges and with windows left open. */
const { vector } = fc.letrec<{ vector: string }>(tie => ({
  vector: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(
      'x_total',
      'x{a="b", c=~"d|#e"}',
      '{__name__="y_count"}',
      'up offset 1h',
      'up @ end()',
      'job:x:rate5m # recorded',
    ),
    fc
      .tuple(
        fc.constantFrom('rate', 'increase', 'sum_over_time', 'max_over_time'),
        fc.constantFrom('5m', '1h30m', WINDOW, '$window', ' $__window '),
      )
      .map(([name, range]) => `${name}(x{a="b"}[${range}])`),
    fc
      .tuple(
        fc.constantFrom('sum', 'max', 'count', 'sum by (a)', 'avg without (b)'),
        tie('vector'),
      )
      .map(([operator, of]) => `${operator}(\n${of}\n)`),
    fc
      .tuple(
        tie('vector'),
        fc.constantFrom('+', '-', '/', '* 2 +', 'or', 'and', '> bool', '=='),
        tie('vector'),
      )
      .map(([left, operator, right]) => `(${left}\n) ${operator} ${right}`),
    fc
      .tuple(tie('vector'), fc.constantFrom('10m:1m', `${WINDOW}:30s`))
      .map(([of, range]) => `avg_over_time((${of}\n)[${range}])`),
  ),
}));

const definition = fc.oneof(
  fc
    .tuple(vector, vector, fc.boolean())
    .map(([bad, total, counter]) => badTotal(bad, total, counter)),
  vector.map(query => raw(query)),
  vector.map(query => threshold(query)),
);

function planOf(of: SliDefinition, sliceSeconds = 300): SlicePlan {
  return planQueries({
    definition: of,
    threshold: { operator: 'gt', limit: -0.5 },
    sliceSeconds,
    scrapeIntervalSeconds: 30,
  });
}

function promqlOf(plan: SlicePlan): string[] {
  return plan.kind === 'refused'
    ? []
    : queriesOf(plan).map(({ promql }) => promql);
}

function parses(promql: string): boolean {
  return !parser.parse(promql).toString().includes('⚠');
}

describe('the laws of planning queries', () => {
  it('plans every query that parses, and gives queries that parse', () => {
    fc.assert(
      fc.property(definition, of => {
        const queries = promqlOf(planOf(of));
        expect(queries.length).toBeGreaterThan(0);
        expect(queries.filter(promql => !parses(promql))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('changes nothing but the window in a query that leaves it open', () => {
    const open = vector.filter(query => /window/.test(query));
    fc.assert(
      fc.property(
        open,
        fc.integer({ min: 1, max: 100_000 }),
        (query, slice) => {
          const [promql] = promqlOf(planOf(raw(query), slice));
          const parts = query.split(/\{\{\.window\}\}|\$window|\$__window/);
          const [first, ...others] = parts.map(part =>
            part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
          );
          expect(promql).toMatch(
            new RegExp(`^${[first, ...others].join('[0-9dhms]+')}$`),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('has a scale that is finite and more than 0', () => {
    fc.assert(
      fc.property(
        definition,
        fc.integer({ min: 1, max: 86_400 }),
        (of, slice) => {
          const plan = planOf(of, slice);
          const scales =
            plan.kind === 'refused'
              ? []
              : queriesOf(plan).map(({ scale }) => scale);
          expect(scales.every(scale => scale > 0 && scale < Infinity)).toBe(
            true,
          );
        },
      ),
    );
  });

  it('answers whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc
            .array(
              fc.constantFrom(...'sum(x){}[]5m:$window"\'`#@ =~-'.split('')),
            )
            .map(parts => parts.join('')),
        ),
        query => {
          const plan = planOf(badTotal(query, query));
          expect(promqlOf(plan).every(parses)).toBe(true);
          const reason =
            plan.kind === 'refused' ? plan.reason : 'The query of bad is; good';
          expect(reason).toMatch(/^The query of bad .+; .+/s);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
