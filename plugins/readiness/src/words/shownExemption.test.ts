import {
  approvedExemption,
  expiredExemption,
  requestedExemption,
} from '../__fixtures__';
import { shownExemption } from './shownExemption';

const END = Date.parse(approvedExemption.endsAt);

describe('shownExemption', () => {
  it('ends what is approved on the millisecond, with nothing left to revoke', () => {
    expect(shownExemption(approvedExemption, END - 1)).toBe(approvedExemption);
    expect(shownExemption(approvedExemption, END)).toEqual({
      ...approvedExemption,
      state: 'expired',
      actions: ['renew'],
    });
  });

  it('leaves a request and what is over as they are', () => {
    const late = Date.parse('2030-01-01T00:00:00Z');
    expect(shownExemption(requestedExemption, late)).toBe(requestedExemption);
    expect(shownExemption(expiredExemption, late)).toBe(expiredExemption);
  });
});
