import {
  ConflictError,
  ForwardedError,
  NotAllowedError,
} from '@backstage/errors';
import { decisionErrorKind } from './decisionErrorKind';

describe('decisionErrorKind', () => {
  it.each([
    [new ConflictError('version 3 was decided already'), 'conflict'],
    [
      Object.assign(new Error('Request failed'), {
        cause: new ConflictError('version 3 was decided already'),
      }),
      'conflict',
    ],
    [new NotAllowedError('not yours'), 'notAllowed'],
    [new ForwardedError('failed', new Error('timeout')), 'failed'],
    [new Error('timeout'), 'failed'],
  ])('takes %s for %s', (error, kind) => {
    expect(decisionErrorKind(error)).toBe(kind);
  });
});
