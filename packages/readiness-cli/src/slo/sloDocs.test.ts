import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  BudgetingMethod,
  objectiveStatus,
  parseOpenSlo,
} from 'backstage-readiness-core';
import { sloDefinition } from '../__testUtils__/checkedObjective';

const page = readFileSync(
  resolve(__dirname, '../../../../docs/slos.md'),
  'utf8',
);

const SLICE_SECONDS = 300;
const GOOD = [2, 10, 12, 13, 13, 12, 13, 13, 12, 11];
const ALL = [4, 10, 12, 13, 14, 15, 14, 13, 12, 11];

function openSloDocuments(): string[] {
  return Array.from(
    page.matchAll(/```yaml\n(apiVersion: openslo[^`]*)```/g),
    ([, text]) => text,
  );
}

/** The ten slices of the page, which are a whole window. */
function statusBy(method: BudgetingMethod) {
  const objective = {
    name: 'objective-1',
    target: 0.95,
    timeSliceTarget: 0.95,
    timeSliceSeconds: SLICE_SECONDS,
  };
  return objectiveStatus({
    slo: sloDefinition({
      method,
      window: { kind: 'rolling', duration: { amount: 50, unit: 'm' } },
    }),
    objective,
    now: GOOD.length * SLICE_SECONDS * 1000,
    outcome: { kind: 'read' },
    slices: GOOD.map((good, index) => ({
      start: index * SLICE_SECONDS * 1000,
      good,
      total: ALL[index],
    })),
  });
}

describe('docs/slos.md', () => {
  it('has OpenSLO documents in which nothing is wrong', () => {
    const reading = parseOpenSlo(
      openSloDocuments().map((text, index) => ({ file: `${index}`, text })),
    );

    expect(reading.definitions.map(({ name }) => name)).toEqual([
      'checkout-availability',
      'invoices-sent',
    ]);
    expect(reading.files.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  });

  it('shows the events of its example', () => {
    const rowOf = (name: string) =>
      new RegExp(`^\\| ${name} .*$`, 'm').exec(page)?.[0].match(/\d+/g);

    expect(rowOf('good')?.slice(0, 10).map(Number)).toEqual(GOOD);
    expect(rowOf('all')?.slice(0, 10).map(Number)).toEqual(ALL);
  });

  it.each([
    ['Occurrences', 0.9407, 1.186, ['94.07 %', '118.6 %']],
    ['Timeslices', 0.6, 8, ['60 %', '800 %']],
    ['RatioTimeslices', 0.9157, 1.686, ['91.57 %', '168.6 %']],
  ] as const)(
    'tells what the example comes to by %s',
    (method, attainment, consumed, figures) => {
      const status = statusBy(method);

      expect(status.attainment).toBeCloseTo(attainment, 4);
      expect(status.budgetConsumed).toBeCloseTo(consumed, 3);
      for (const figure of figures) {
        expect(page).toContain(figure);
      }
    },
  );
});
