import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readNoticeSettings } from './NoticeSettings';

const DAY = 86_400_000;

describe('readNoticeSettings', () => {
  const read = (notifications: JsonObject) =>
    readNoticeSettings(
      new ConfigReader({ readiness: { governance: { notifications } } }),
    );

  it.each`
    notifications                          | isTelling | digestEvery
    ${{}}                                  | ${true}   | ${DAY}
    ${{ enabled: false }}                  | ${false}  | ${DAY}
    ${{ digest: { enabled: false } }}      | ${true}   | ${undefined}
    ${{ digest: { every: '7d' } }}         | ${true}   | ${7 * DAY}
    ${{ digest: { every: { hours: 1 } } }} | ${true}   | ${DAY / 24}
  `('reads $notifications', ({ notifications, isTelling, digestEvery }) => {
    expect(read(notifications)).toEqual({ isTelling, digestEvery });
  });

  it.each(['1m', '40d', { hours: 0 }])('refuses digests every %s', every => {
    expect(() => read({ digest: { every } })).toThrow(
      'readiness.governance.notifications.digest.every must be from 1 hour to 31 days; to send no digests, set readiness.governance.notifications.digest.enabled to false',
    );
  });
});
