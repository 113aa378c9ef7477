import { Actor, isMember, mayDecide } from './Actor';

const actor: Actor = {
  ref: 'user:default/ada',
  groups: new Set(['user:default/ada', 'group:default/sre']),
};

describe('mayDecide', () => {
  it('lets a member of the named group decide what another person asked for', () => {
    const by = 'user:default/bob';
    expect(mayDecide(actor, { by, approver: 'group:default/SRE' })).toEqual({
      kind: 'allowed',
    });
    expect(mayDecide(actor, { by, approver: null })).toEqual({
      kind: 'allowed',
    });
  });

  it.each(['user:default/ada', 'User:default/Ada'])(
    'never lets a person decide their own request (%s), not even in the group',
    by => {
      expect(mayDecide(actor, { by, approver: 'group:default/sre' })).toEqual({
        kind: 'refused',
        reason: expect.stringContaining('another person'),
      });
    },
  );

  it('names the group to who is not in it', () => {
    const by = 'user:default/bob';
    expect(mayDecide(actor, { by, approver: 'group:default/legal' })).toEqual({
      kind: 'refused',
      reason: 'The policy leaves this to members of group:default/legal',
    });
    expect(isMember(actor, 'group:default/legal').kind).toBe('refused');
  });
});
