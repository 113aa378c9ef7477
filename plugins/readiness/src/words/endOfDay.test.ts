import { DateTime } from 'luxon';
import { endOfDay } from './endOfDay';

describe('endOfDay', () => {
  it('is the last instant of the day where the viewer is', () => {
    const end = DateTime.fromISO(endOfDay('2027-01-31') ?? '');

    expect(end.toISODate()).toBe('2027-01-31');
    expect(end.plus({ milliseconds: 1 }).toISODate()).toBe('2027-02-01');
  });

  it.each(['', '2027-02-30', 'soon'])('knows no end of "%s"', day => {
    expect(endOfDay(day)).toBeUndefined();
  });
});
