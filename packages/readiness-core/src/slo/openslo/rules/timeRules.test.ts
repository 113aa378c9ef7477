import { isTimeZone } from './timeRules';

describe('isTimeZone', () => {
  it.each([
    ...['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'NZ-CHAT'],
    ...['EST5EDT', 'Etc/GMT+5', 'GB-Eire', 'America/Port_of_Spain', 'W-SU'],
  ])('knows %s', name => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each([
    ...['', 'Local', 'utc', 'europe/berlin', 'EUROPE/BERLIN', 'ETC/UTC'],
    ...['Asia/Tel_aviv', 'PST', '+02:00', 'Europe/', 'Nowhere/City'],
  ])('does not know "%s"', name => {
    expect(isTimeZone(name)).toBe(false);
  });
});
