import { CustomErrorBase } from '@backstage/errors';

/**
 * The call itself is wrong: an option that cannot be understood, a path that is not there. The message says what would
 * be right.
 * @internal
 */
export class CallError extends CustomErrorBase {
  name = 'CallError' as const;
}
