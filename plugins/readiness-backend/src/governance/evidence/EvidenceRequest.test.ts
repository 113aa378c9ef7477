import { readEvidenceRequest } from './EvidenceRequest';

const NOW = Date.parse('2027-03-01T12:00:00.000Z');
const read = (period: { from?: string; to?: string }) =>
  readEvidenceRequest({ entity: 'component:default/shop', ...period }, NOW);

describe('readEvidenceRequest', () => {
  it.each([
    [{ from: '2027-03-02' }],
    [{ from: '2027-03-02', to: '2027-04-01' }],
    [{ from: '2027-03-01T12:00:00.001Z' }],
  ])('says of %j that from lies ahead', period => {
    expect(() => read(period)).toThrow(
      `from lies ahead: ${period.from}; give a day or an instant that has begun`,
    );
  });

  it('says of a period that ends before it begins what is wrong', () => {
    expect(() => read({ from: '2027-02-02', to: '2027-02-01' })).toThrow(
      'from must be before to',
    );
  });

  it('takes today, and ends a period now that would end later', () => {
    expect(read({ from: '2027-03-01', to: '2027-04-01' })).toMatchObject({
      from: Date.parse('2027-03-01T00:00:00.000Z'),
      to: NOW,
    });
  });
});
