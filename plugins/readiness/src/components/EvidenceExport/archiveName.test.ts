import { archiveName } from './archiveName';

const now = Date.parse('2026-11-22T12:00:00.000Z');
const digest = '0123456789abcdef'.repeat(4);
const period = { from: '2026-01-01', to: '2026-03-31' };

describe('archiveName', () => {
  it('has the kind, the name, the period and the beginning of the digest', () => {
    expect(archiveName('component:default/shop', { period, digest, now })).toBe(
      'evidence-component-shop-2026-01-01-2026-03-31-01234567.zip',
    );
  });

  it('has a namespace that is not the usual one', () => {
    expect(
      archiveName('system:payments/shop', { period, digest: null, now }),
    ).toBe('evidence-system-payments-shop-2026-01-01-2026-03-31.zip');
  });

  it.each([
    [{ from: '2026-10-23T12:00:00.000Z' }],
    [{ from: '2026-10-23', to: '2027-01-31' }],
  ])('ends today where nothing earlier was asked for: %j', asked => {
    expect(
      archiveName('api:default/shop', { period: asked, digest: null, now }),
    ).toBe('evidence-api-shop-2026-10-23-2026-11-22.zip');
  });

  it('tells two archives of one period apart', () => {
    const names = ['a', 'b'].map(digit =>
      archiveName('api:default/shop', {
        period,
        digest: digit.repeat(64),
        now,
      }),
    );
    expect(new Set(names).size).toBe(2);
  });
});
