import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { DAY_MILLISECONDS } from '../../results/instants';

/** @internal */
export interface NoticeSettings {
  /** Whether anybody is told anything. */
  readonly isTelling: boolean;
  /** How often who need not act is told, in milliseconds; undefined for never. */
  readonly digestEvery: number | undefined;
}

const KEY = 'readiness.governance.notifications';
const SHORTEST = DAY_MILLISECONDS / 24;
const LONGEST = 31 * DAY_MILLISECONDS;

/**
 * Reads `readiness.governance.notifications`.
 * @throws InputError that names the key
 * @internal
 */
export function readNoticeSettings(config: Config): NoticeSettings {
  const notifications = config.getOptionalConfig(KEY);
  const digest = notifications?.getOptionalConfig('digest');
  const every = digest?.has('every')
    ? durationToMilliseconds(readDurationFromConfig(digest, { key: 'every' }))
    : DAY_MILLISECONDS;
  if (!(every >= SHORTEST && every <= LONGEST)) {
    throw new InputError(
      `${KEY}.digest.every must be from 1 hour to 31 days; to send no digests, set ${KEY}.digest.enabled to false`,
    );
  }
  return {
    isTelling: notifications?.getOptionalBoolean('enabled') ?? true,
    digestEvery:
      digest?.getOptionalBoolean('enabled') ?? true ? every : undefined,
  };
}
