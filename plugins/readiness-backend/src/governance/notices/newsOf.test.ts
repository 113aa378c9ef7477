import { News, newsOf, TellingEvent } from './newsOf';
import { noticesOf } from './noticesOf';
import { remindersOf } from './remindersOf';

const NOW = Date.UTC(2026, 10, 26, 12);
const DAY = 86_400_000;

function event(parts: Partial<TellingEvent>): TellingEvent {
  return {
    ...{ id: '4', kind: 'review-requested', subject: 'review:7' },
    ...{ entityRef: 'component:default/shop', entityTitle: 'Shop' },
    ...{ owner: 'group:default/shop', actor: 'user:default/bob', details: {} },
    ...{ gateTitle: 'Production release', gateOwner: null },
    ...{ breakGlassGroup: null, requestedBy: null, approver: null },
    ...parts,
  };
}

describe('newsOf', () => {
  it('names the entity to its owner only, also where the owner is told as another as well', () => {
    const news = newsOf(
      event({
        kind: 'glass-broken',
        breakGlassGroup: 'group:default/commanders',
        gateOwner: 'group:default/shop',
        details: { reason: 'All is down' },
      }),
    );
    expect(news.map(({ recipient, text }) => [recipient, text])).toEqual([
      ['group:default/commanders', expect.stringContaining('for an entity:')],
      ['group:default/shop', expect.stringContaining('for Shop:')],
    ]);
    expect(news[0].link).not.toContain('shop');
  });

  it('tells neither the actor, nor policies and services, nor anybody of what concerns nobody', () => {
    const decided = event({ kind: 'review-approved' });
    for (const requestedBy of [decided.actor, 'policy:exemptions', null]) {
      expect(newsOf({ ...decided, requestedBy })).toEqual([]);
    }
    expect(newsOf(event({ kind: 'review-withdrawn' }))).toEqual([]);
  });
});

describe('noticesOf', () => {
  it('is one message for each recipient, names ten lines and is as severe as the worst of them', () => {
    const news = Array.from(
      { length: 12 },
      (_, index): News => ({
        ...{ recipient: 'group:default/shop', key: `k${index}`, link: '/a' },
        ...{ text: `Line ${index}`, severity: index === 3 ? 'high' : 'low' },
      }),
    );
    const [notice, ...others] = noticesOf(news);
    expect(others).toEqual([]);
    expect(notice).toMatchObject({ severity: 'high', link: '/a' });
    expect(notice.description).toContain('And 2 more');
    expect(notice.keys).toHaveLength(12);
  });
});

describe('remindersOf', () => {
  it.each`
    kind             | days  | step
    ${'attestation'} | ${15} | ${undefined}
    ${'attestation'} | ${14} | ${'14'}
    ${'exemption'}   | ${4}  | ${'14'}
    ${'review'}      | ${3}  | ${'3'}
    ${'condition'}   | ${1}  | ${undefined}
    ${'condition'}   | ${-1} | ${'overdue'}
    ${'break-glass'} | ${-1} | ${'overdue'}
  `('reminds of $kind due in $days days as $step', ({ kind, days, step }) => {
    const item = {
      ...{ kind, id: '7', entityRef: 'component:default/shop', title: 'It' },
      dueAt: new Date(NOW + days * DAY).toISOString(),
      ...{ overdue: days < 0, owner: 'group:default/shop' },
    };
    expect(remindersOf([item], NOW).map(({ key }) => key)).toEqual(
      step === undefined ? [] : [`due:${kind}:7:${step}`],
    );
    expect(remindersOf([{ ...item, owner: null }], NOW)).toEqual([]);
  });
});
