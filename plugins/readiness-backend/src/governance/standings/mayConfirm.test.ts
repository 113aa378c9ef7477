import { Actor } from '../Actor';
import { mayConfirm, OwnedChange } from './mayConfirm';

const actor: Actor = {
  ref: 'user:default/ann',
  groups: new Set(['user:default/ann', 'group:default/shop']),
};
const MINE = 'group:default/shop';
const THEIRS = 'group:default/pay';

function change(parts: Partial<OwnedChange> = {}): OwnedChange {
  return {
    ...{ state: 'open', kind: 'tier', to_value: '3' },
    ...{ owner_ref: null, counted_owner_ref: null },
    ...parts,
  };
}

describe('mayConfirm', () => {
  it.each`
    now                     | remembered            | confirmable
    ${MINE}                 | ${MINE}               | ${'owned'}
    ${MINE}                 | ${THEIRS}             | ${'owned'}
    ${THEIRS}               | ${MINE}               | ${'owned'}
    ${null}                 | ${MINE}               | ${'owned'}
    ${MINE}                 | ${null}               | ${'owned'}
    ${'Group:default/Shop'} | ${null}               | ${'owned'}
    ${null}                 | ${'user:default/ann'} | ${'owned'}
    ${THEIRS}               | ${THEIRS}             | ${'allowed'}
    ${null}                 | ${THEIRS}             | ${'allowed'}
    ${null}                 | ${null}               | ${'allowed'}
  `(
    'is $confirmable for a member of the shop when $now owns it and $remembered did before',
    ({ now, remembered, confirmable }) => {
      const owners = { owner_ref: now, counted_owner_ref: remembered };
      expect(mayConfirm(actor, change(owners))).toBe(confirmable);
    },
  );

  it.each`
    state          | kind            | to              | confirmable
    ${'open'}      | ${'tier'}       | ${'2'}          | ${'allowed'}
    ${'open'}      | ${'tier'}       | ${'undeclared'} | ${'undeclared'}
    ${'open'}      | ${'scope'}      | ${null}         | ${'allowed'}
    ${'open'}      | ${'gate-scope'} | ${null}         | ${'allowed'}
    ${'confirmed'} | ${'tier'}       | ${'2'}          | ${'decided'}
    ${'undone'}    | ${'tier'}       | ${'undeclared'} | ${'decided'}
  `(
    'is $confirmable for a change of $kind to $to that is $state',
    ({ state, kind, to, confirmable }) => {
      const asked = change({ state, kind, to_value: to });
      expect(mayConfirm(actor, asked)).toBe(confirmable);
    },
  );
});
