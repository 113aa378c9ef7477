import fc from 'fast-check';
import { entityOf } from '../../__testUtils__/insertRows';
import { testPublication } from '../../__testUtils__/testPublication';
import { lookAtStanding, OpenChange } from './lookAtStanding';
import { scopesIn } from './scopesIn';
import { countedOwner, leftScopes, Standing, StandingLook } from './Standing';

const documents = scopesIn(testPublication()).filter(
  ({ name }) => name === 'production',
);
const [production] = documents;
const service = entityOf('shop');
const resource = entityOf('shop', { kind: 'Resource' });

function look(parts: Partial<StandingLook> = {}): StandingLook {
  return { entity: service, tier: null, lifecycle: null, ...parts };
}

function standing(parts: Partial<Standing> = {}): Standing {
  const scopes = { [production.key]: production.hash };
  return { tier: null, lifecycle: null, scopes, ...parts };
}

function lookAt(
  options: Partial<Parameters<typeof lookAtStanding>[0]> = {},
): ReturnType<typeof lookAtStanding> {
  return lookAtStanding({
    before: standing(),
    look: look(),
    documents,
    open: [],
    isBaseline: false,
    ...options,
  });
}

function openTier(from: string, to: string): OpenChange {
  return { id: 7, kind: 'tier', subject: null, from_value: from, to_value: to };
}

describe('lookAtStanding', () => {
  it.each`
    counted | declared | counts  | opens
    ${null} | ${null}  | ${null} | ${[]}
    ${null} | ${3}     | ${3}    | ${[]}
    ${2}    | ${2}     | ${2}    | ${[]}
    ${2}    | ${0}     | ${0}    | ${[]}
    ${0}    | ${2}     | ${0}    | ${[{ from: '0', to: '2' }]}
    ${1}    | ${null}  | ${1}    | ${[{ from: '1', to: 'undeclared' }]}
  `(
    'counts $counts for a tier of $counted that is declared as $declared',
    ({ counted, declared, counts, opens }) => {
      const found = lookAt({
        before: standing({ tier: counted }),
        look: look({ tier: declared }),
      });
      expect(found.standing.tier).toBe(counts);
      expect(found.opened).toMatchObject(opens);
    },
  );

  it.each`
    before                    | isSettled | counts                    | when
    ${undefined}              | ${true}   | ${'group:default/after'}  | ${'it is looked at first'}
    ${'group:default/before'} | ${true}   | ${'group:default/after'}  | ${'nothing waits for a person'}
    ${'group:default/before'} | ${false}  | ${'group:default/before'} | ${'something waits'}
    ${null}                   | ${false}  | ${null}                   | ${'something waits and nobody was known to own it'}
  `(
    'remembers $counts as the owner after $before when $when',
    ({ before, isSettled, counts }) => {
      const stored = before === undefined ? before : { owner_ref: before };
      const entity = { owner_ref: 'group:default/after' };
      expect(countedOwner(stored, entity, isSettled)).toBe(counts);
    },
  );

  it('is settled when nothing waits for a person, whether it was found now or before', () => {
    const before = standing({ tier: 1 });
    const milder = look({ tier: 2 });
    const open = [openTier('1', '2')];
    expect(lookAt({ before, look: milder }).isSettled).toBe(false);
    expect(lookAt({ before, look: milder, open }).isSettled).toBe(false);
    const back = lookAt({ before, look: look({ tier: 1 }), open });
    expect(back.isSettled).toBe(true);
  });

  it('holds the scope that an entity left by its own change', () => {
    const found = lookAt({ look: look({ entity: resource }) });
    expect(found.opened).toEqual([
      { kind: 'scope', subject: 'production', from: null, to: null },
    ]);
    expect(found.standing.scopes).toEqual(standing().scopes);
  });

  it('follows a document that has another scope now, or is gone', () => {
    const changed = [{ ...production, hash: 'another' }];
    const left = look({ entity: resource });
    for (const others of [changed, []]) {
      const found = lookAt({ look: left, documents: others });
      expect(found.opened).toEqual([]);
      expect(found.standing.scopes).toEqual({});
    }
  });

  it('counts a scope that the entity enters at once', () => {
    const found = lookAt({ before: standing({ scopes: {} }) });
    expect(found.standing.scopes).toEqual(standing().scopes);
    expect(found.opened).toEqual([]);
  });

  it('leaves open what is open, undoes what was taken back, and asks anew when it went further', () => {
    const before = standing({ tier: 1 });
    const open = [openTier('1', '2')];
    const same = lookAt({ before, open, look: look({ tier: 2 }) });
    expect(same).toMatchObject({ opened: [], undone: [] });
    const back = lookAt({ before, open, look: look({ tier: 1 }) });
    expect(back).toMatchObject({ opened: [], undone: open });
    const further = lookAt({ before, open, look: look({ tier: 3 }) });
    expect(further).toMatchObject({ opened: [{ to: '3' }], undone: open });
  });

  it.each`
    before            | isBaseline | news     | what
    ${'experimental'} | ${false}   | ${true}  | ${'what becomes production'}
    ${'experimental'} | ${true}    | ${true}  | ${'what becomes production soon after the watch began'}
    ${'production'}   | ${false}   | ${false} | ${'what was in production'}
    ${undefined}      | ${false}   | ${true}  | ${'what appears in production'}
    ${undefined}      | ${true}    | ${false} | ${'what was there when the watch began'}
  `('notes $what: $news', ({ before, isBaseline, news }) => {
    const found = lookAt({
      before:
        before === undefined ? undefined : standing({ lifecycle: before }),
      look: look({ lifecycle: 'production' }),
      isBaseline,
    });
    expect(found.becameProduction).toBe(news);
  });

  const anyLook = fc.record({
    tier: fc.constantFrom(null, 0, 1, 2, 3),
    entity: fc.constantFrom(service, resource),
    lifecycle: fc.constantFrom(null, 'experimental', 'production'),
  });

  it('never judges more mildly without a person, whatever descriptors say in whatever order', () => {
    fc.assert(
      fc.property(fc.array(anyLook, { minLength: 1 }), looks => {
        let before: Standing | undefined;
        for (const one of looks) {
          const { standing: next } = lookAt({ before, look: one });
          // The tier never grows, nothing that counted is lost, and what is declared now is never milder than what counts.
          expect(next.tier ?? 4).toBeLessThanOrEqual(before?.tier ?? 4);
          expect(next.tier ?? 4).toBeLessThanOrEqual(one.tier ?? 4);
          expect(next.scopes).toMatchObject(before?.scopes ?? {});
          before = next;
        }
      }),
    );
  });

  it('finds nothing more when it looks again', () => {
    fc.assert(
      fc.property(anyLook, anyLook, (first, second) => {
        const { standing: before } = lookAt({ before: undefined, look: first });
        const once = lookAt({ before, look: second });
        const open = once.opened.map(
          ({ kind, subject, from, to }, id): OpenChange => ({
            ...{ id, kind, subject, from_value: from, to_value: to },
          }),
        );
        const again = lookAt({ before: once.standing, look: second, open });
        expect(again).toEqual({
          ...{ standing: once.standing, opened: [], undone: [] },
          ...{ isSettled: open.length === 0, becameProduction: false },
        });
        expect(
          leftScopes(once.standing, second.entity, documents).length +
            Number((second.tier ?? 4) > (once.standing.tier ?? 4)),
        ).toBe(open.length);
      }),
    );
  });
});
