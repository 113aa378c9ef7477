import fc from 'fast-check';
import { PushedFact } from 'backstage-plugin-readiness-common';
import { FactRow } from './FactStore';
import { FactBatch } from './FactBatch';
import { formatStoredFacts, parseStoredFacts } from './StoredFact';

const NOW = Date.parse('2026-11-02T09:30:00Z');
const ENTITY = 'component:default/cart';

/** The store after some pushes, one after the other. */
function pushAll(pushes: readonly (readonly PushedFact[])[]): FactRow[] {
  let rows: FactRow[] = [];
  for (const pushed of pushes) {
    const batch = FactBatch.read(pushed, { source: 'ci', now: NOW });
    const known = new Map(rows.map(row => [row.source, row]));
    const locked = batch.keys.map(
      ({ entityRef, source }): FactRow =>
        known.get(source) ?? {
          entity_ref: entityRef,
          source,
          facts: '[]',
          updated_at: NOW,
        },
    );
    const merged = batch.merge(locked, {
      now: NOW,
      endsFreshness: () => Infinity,
    });
    for (const row of [...locked, ...merged.rows]) {
      known.set(row.source, row);
    }
    rows = [...known.values()];
  }
  return rows.map(row => ({ ...row, facts: sorted(row.facts) }));
}

function sorted(facts: string): string {
  return formatStoredFacts(
    new Map([...parseStoredFacts(facts)].sort(([a], [b]) => (a < b ? -1 : 1))),
  );
}

/** Observations that never contradict each other at one instant. */
const observations = fc.array(
  fc.record({
    factId: fc.constantFrom('a', 'b', 'constructor'),
    minute: fc.integer({ min: -60, max: 0 }),
  }),
  { maxLength: 30 },
);

function pushedFact({ factId, minute }: { factId: string; minute: number }) {
  return {
    entityRef: ENTITY,
    factId,
    value: `${factId} at ${minute}`,
    observedAt: new Date(NOW + minute * 60_000).toISOString(),
  };
}

describe('FactBatch', () => {
  it('comes to the same store in whatever order and portions the observations arrive', () => {
    fc.assert(
      fc.property(
        observations,
        fc.integer({ min: 1, max: 7 }),
        (items, size) => {
          const pushed = items.map(pushedFact);
          const portions = Array.from(
            { length: Math.ceil(pushed.length / size) },
            (_, i) => pushed.slice(i * size, (i + 1) * size),
          );
          const inOrder = pushAll(portions);
          const backwards = pushAll(
            [...portions].reverse().map(p => [...p].reverse()),
          );
          expect(backwards).toEqual(inOrder);
          expect(pushAll([...portions, ...portions])).toEqual(inOrder);
        },
      ),
    );
  });

  it('keeps the newest observation of each fact', () => {
    fc.assert(
      fc.property(observations, items => {
        const [row] = pushAll([items.map(pushedFact)]);
        const stored = parseStoredFacts(row?.facts ?? '[]');
        for (const factId of new Set(items.map(item => item.factId))) {
          const newest = Math.max(
            ...items
              .filter(item => item.factId === factId)
              .map(({ minute }) => minute),
          );
          expect(stored.get(factId)).toMatchObject({
            value: `${factId} at ${newest}`,
          });
        }
      }),
    );
  });

  it('writes nothing, marks nothing and says so for what is stored already', () => {
    const pushed = [pushedFact({ factId: 'a', minute: 0 })];
    const rows = pushAll([pushed]);
    const batch = FactBatch.read(pushed, { source: 'ci', now: NOW });
    expect(
      batch.merge(rows, { now: NOW, endsFreshness: () => Infinity }),
    ).toEqual({
      rows: [],
      touched: new Set(),
      accepted: [],
      unchanged: 1,
      rejected: [],
    });
  });
});
