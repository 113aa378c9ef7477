import { ForwardedError } from '@backstage/errors';
import { errorReason } from './errorReason';

describe('errorReason', () => {
  it('is what the backend said, not the status line', () => {
    const error = Object.assign(new Error('Request failed with 409 Conflict'), {
      name: 'ResponseError',
      cause: new Error('It was decided meanwhile'),
    });

    expect(errorReason(error)).toBe('It was decided meanwhile');
  });

  it('is the message of every other error, which names its cause', () => {
    expect(
      errorReason(new ForwardedError('Failed', new Error('timeout'))),
    ).toBe('Failed; caused by Error: timeout');
  });
});
