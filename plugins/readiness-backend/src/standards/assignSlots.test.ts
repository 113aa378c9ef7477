import fc from 'fast-check';
import { parseDocuments } from 'backstage-readiness-core';
import { assignSlots, NO_SLOTS } from './assignSlots';

const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), {
  minLength: 1,
});

function documentsWith(checks: readonly string[]) {
  const lines = checks.map(
    id =>
      `    - { id: ${id}, title: T, category: c, level: foundation, rule: 'tier >= 0' }`,
  );
  const text = `
apiVersion: readiness/v1
kind: Standard
metadata: { name: runs, title: Runs }
spec:
  levels: [foundation]
  checks:
${lines.join('\n')}
`;
  return parseDocuments([{ file: 'runs.yaml', text }]);
}

describe('assignSlots', () => {
  it('never moves or reuses a slot, whatever checks come and go', () => {
    fc.assert(
      fc.property(fc.array(ids, { maxLength: 6 }), versions => {
        let slots = NO_SLOTS;
        for (const version of versions) {
          const before = slots.standards.runs ?? [];
          slots = assignSlots(slots, documentsWith(version));
          const { runs } = slots.standards;
          expect(runs.slice(0, before.length)).toEqual(before);
          expect(new Set(runs).size).toBe(runs.length);
          expect(runs).toEqual(expect.arrayContaining(version));
        }
      }),
      { numRuns: 50 },
    );
  });
});
