import { TellingEvent, TellingGate } from '../TellingEvent';

/** @internal */
export const TEST_GATE: TellingGate = {
  ...{ name: 'production-release', title: 'Production release' },
  owner: 'group:default/platform',
  reviewers: 'group:default/sre',
  breakers: 'group:default/commanders',
};

/** A request for a review by Bob of Shop, which the group shop owns, unless said otherwise. @internal */
export function tellingEvent(parts: Partial<TellingEvent> = {}): TellingEvent {
  return {
    ...{ id: '4', kind: 'review-requested', subject: 'review:7' },
    ...{ aboutRef: 'component:default/shop', about: 'Shop' },
    ...{ hidden: 'an entity', owner: 'group:default/shop' },
    ...{ actor: 'user:default/bob', actorName: 'Bob', title: '' },
    details: { gate: TEST_GATE.name },
    gates: [TEST_GATE],
    ...{ requestedBy: null, approver: null, stopped: [] },
    ...parts,
  };
}
