import { endedNewsOf, NamedDueItem, remindersOf } from './remindersOf';

const NOW = Date.UTC(2026, 10, 26, 12);
const DAY = 86_400_000;

function due(days: number, parts: Partial<NamedDueItem> = {}): NamedDueItem {
  return {
    ...{ kind: 'attestation', id: '7', entityRef: 'component:default/shop' },
    ...{ title: 'Sign-off of Restores', entityTitle: 'Shop' },
    dueAt: new Date(NOW + days * DAY).toISOString(),
    ...{ overdue: days < 0, owner: 'group:default/shop' },
    ...parts,
  };
}

describe('remindersOf', () => {
  it.each`
    kind             | days  | key
    ${'attestation'} | ${15} | ${undefined}
    ${'attestation'} | ${14} | ${'due:attestation:7:2026-12-10:14'}
    ${'exemption'}   | ${4}  | ${'due:exemption:7:2026-11-30:14'}
    ${'review'}      | ${3}  | ${'due:review:7:2026-11-29:3'}
    ${'condition'}   | ${1}  | ${undefined}
    ${'condition'}   | ${-1} | ${'due:condition:7:2026-11-25:overdue'}
    ${'break-glass'} | ${-1} | ${'due:break-glass:7:2026-11-25:overdue'}
  `('reminds of $kind due in $days days as $key', ({ kind, days, key }) => {
    const item = due(days, { kind });
    expect(remindersOf([item], NOW).map(one => one.key)).toEqual(
      key === undefined ? [] : [key],
    );
    expect(remindersOf([{ ...item, owner: null }], NOW)).toEqual([]);
  });

  it.each`
    parts                                                           | link
    ${{}}                                                           | ${'/catalog/default/component/shop/readiness'}
    ${{ kind: 'review' }}                                           | ${'/readiness/reviews/7'}
    ${{ kind: 'condition', overdue: true }}                         | ${'/readiness/follow-ups?entity=component%3Adefault%2Fshop'}
    ${{ kind: 'condition', overdue: true, entityTitle: undefined }} | ${'/readiness/follow-ups'}
    ${{ kind: 'exemption', entityRef: 'group:default/shop' }}       | ${'/readiness/exemptions?state=approved&owner=group%3Adefault%2Fshop'}
  `('leads to where $parts is settled', ({ parts, link }) => {
    const [reminder] = remindersOf([due(2, parts)], NOW);
    expect(reminder).toMatchObject({ link, list: '/readiness/due-soon' });
  });

  it('says it in words, and names nothing to who does not own it', () => {
    const textOf = (item: NamedDueItem) => remindersOf([item], NOW)[0].text;
    expect(textOf(due(1))).toBe('Sign-off of Restores for Shop ends in 1 day');
    expect(textOf(due(-1, { kind: 'condition', entityTitle: undefined }))).toBe(
      'A follow-up is overdue for an entity',
    );
  });

  it.each(['condition', 'break-glass'] as const)(
    'says what is owed as %s to those only who are told the name of the entity, for people may write it',
    kind => {
      const owed = due(-1, { kind, title: 'Give Shop a runbook' });
      const [own] = remindersOf([owed], NOW);
      expect(own.text).toBe('Overdue for Shop: Give Shop a runbook');
      const [other] = remindersOf([{ ...owed, entityTitle: undefined }], NOW);
      expect(JSON.stringify(other)).not.toMatch(/shop a runbook/i);
      expect(other.link).toBe('/readiness/follow-ups');
    },
  );

  it('says what a person decided on by the title of its check, also without a name', () => {
    const item = due(-1, { entityTitle: undefined });
    expect(remindersOf([item], NOW)[0].text).toBe(
      'Overdue for an entity: Sign-off of Restores',
    );
  });
});

describe('endedNewsOf', () => {
  it('tells the owner what has ended by itself, and nothing of what is owed', () => {
    const items = [due(-1), due(-1, { kind: 'condition' })];
    expect(endedNewsOf(items)).toMatchObject([
      {
        ...{ urgency: 'know', recipient: 'group:default/shop' },
        text: 'Sign-off of Restores for Shop has ended',
      },
    ]);
  });
});
