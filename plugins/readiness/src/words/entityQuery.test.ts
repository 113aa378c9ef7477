import {
  drillParams,
  filterParams,
  readFilter,
  readQuery,
  withoutValue,
  withValue,
} from './entityQuery';

const params = (text: string) => new URLSearchParams(text);

describe('the filters in the URL', () => {
  it('reads every filter, and no empty one', () => {
    expect(
      readFilter(
        params(
          'text=api&owner=a&owner=b&team=none&tier=0&tier=undeclared&kind=&type=service&lifecycle=production&system=s&domain=d&level=none',
        ),
      ),
    ).toEqual({
      text: 'api',
      owner: ['a', 'b'],
      team: ['none'],
      tier: ['0', 'undeclared'],
      type: ['service'],
      lifecycle: ['production'],
      system: ['s'],
      domain: ['d'],
    });
  });

  it('reads what is asked of the list and leaves out words that the API does not know', () => {
    expect(
      readQuery(
        params(
          'standard=s&level=none&check=c&status=fail&status=broken&scope=all&capability=k&adoption=left&adoption=maybe&gap=no-tier&gap=x&order=name&cursor=z',
        ),
      ),
    ).toEqual({
      standard: 's',
      level: ['none'],
      check: 'c',
      status: ['fail'],
      capability: 'k',
      adoption: ['left'],
      gap: ['no-tier'],
      order: 'name',
      cursor: 'z',
    });
  });

  it('asks for nothing without parameters', () => {
    expect(readQuery(params(''))).toEqual({});
  });

  it('keeps the filters alone for another view', () => {
    expect(filterParams(params('tier=0&cursor=z&level=none')).toString()).toBe(
      'tier=0',
    );
  });

  it('narrows the filters of a page, replacing the one of that name', () => {
    expect(
      drillParams(params('tier=0&owner=a&cursor=z&status=fail'), {
        tier: '1',
        gap: ['no-tier', 'no-owner'],
      }).toString(),
    ).toBe('owner=a&tier=1&gap=no-tier&gap=no-owner');
  });

  it('adds a value once, takes it away again, and starts on the first page', () => {
    const added = withValue(params('tier=0&cursor=z'), 'tier', '1');
    expect(added.toString()).toBe('tier=0&tier=1');
    expect(withValue(added, 'tier', '1').toString()).toBe('tier=0&tier=1');
    expect(withoutValue(added, 'tier', '0').toString()).toBe('tier=1');
  });
});
