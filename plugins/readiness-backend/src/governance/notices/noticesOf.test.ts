import { News } from './News';
import { digestsOf, noticesOf } from './noticesOf';

const SHOP = 'group:default/shop';

function news(parts: Partial<News> = {}): News {
  return {
    ...{ recipient: SHOP, key: 'k', urgency: 'act', severity: 'normal' },
    ...{ text: 'A line', named: true, link: '/a', list: '/list' },
    ...{ counted: ['review approved', 'reviews approved'], knownBy: [] },
    ...parts,
  };
}

describe('noticesOf', () => {
  it('is one message for each recipient, names twelve lines and is as severe as the worst of them', () => {
    const [notice, ...others] = noticesOf(
      Array.from({ length: 14 }, (_, index) =>
        news({
          ...{ key: `k${index}`, text: `Line ${index}` },
          severity: index === 3 ? 'high' : 'normal',
        }),
      ),
    );
    expect(others).toEqual([]);
    expect(notice).toMatchObject({ severity: 'high', link: '/a' });
    expect(notice.title).toBe('14 decisions and dates need you');
    expect(notice.description.split('\n')).toHaveLength(13);
    expect(notice.description).toContain('And 2 more');
    expect(notice.keys).toHaveLength(14);
  });

  it('leads to the page of one thing, else to the list that has all of them, else to the queue', () => {
    const linkOf = (...list: Partial<News>[]) =>
      noticesOf(list.map(news))[0].link;
    expect(linkOf({}, {})).toBe('/a');
    expect(linkOf({}, { link: '/b' })).toBe('/list');
    expect(linkOf({}, { link: '/b', list: '/other' })).toBe(
      '/readiness/reviews',
    );
  });

  it('leaves out who knows all of a message, but nobody who knows a part of it', () => {
    const knows = (...knownBy: string[][]) =>
      noticesOf(knownBy.map(people => news({ knownBy: people })))[0].excluded;
    expect(knows(['user:default/ada', 'user:default/bob'])).toHaveLength(2);
    expect(knows(['user:default/ada'], ['user:default/ada'])).toHaveLength(1);
    expect(knows(['user:default/ada'], [])).toEqual([]);
  });
});

describe('digestsOf', () => {
  it('says how much of what was decided, what is named first, and the same words once', () => {
    const hidden = {
      ...{ text: 'Ada has approved an entity', named: false },
    };
    const [digest] = digestsOf(
      [
        news(hidden),
        news(hidden),
        news({ text: 'Shop', counted: ['hold', 'holds'] }),
      ],
      '7',
    );
    expect(digest).toMatchObject({
      title: 'Decided: 2 reviews approved, 1 hold',
      description: 'Shop\nAda has approved an entity (2 times)',
      ...{ severity: 'low', topic: 'readiness-digest' },
      scope: `governance-digest-7-${SHOP}`,
    });
    expect(digest.keys).toContain(`digest:7:${SHOP}`);
  });

  it('is bounded, and says a single thing in its title', () => {
    const [many] = digestsOf(
      Array.from({ length: 24 }, (_, index) => news({ text: `${index}` })),
      '7',
    );
    expect(many.description).toContain('And 12 more');
    expect(digestsOf([news()], '7')[0].title).toBe('A line');
    expect(digestsOf([], '7')).toEqual([]);
  });
});
