import { readSloQuery } from './sloQuery';

const read = (text: string) => readSloQuery(new URLSearchParams(text));

describe('readSloQuery', () => {
  it('reads filters, state, alert, source, order and page', () => {
    expect(
      read(
        'text=api&tier=0&system=shop&state=exhausted&state=at-risk&alert=page&source=a&source=b&order=name&cursor=c',
      ),
    ).toEqual({
      text: 'api',
      tier: ['0'],
      system: ['shop'],
      state: ['exhausted', 'at-risk'],
      alert: ['page'],
      source: ['a', 'b'],
      order: 'name',
      cursor: 'c',
    });
  });

  it('leaves out words that the API does not know, and empty ones', () => {
    expect(read('state=fine&alert=&source=&order=best&cursor=')).toEqual({});
  });
});
