import {
  NotAllowedError,
  NotFoundError,
  ResponseError,
} from '@backstage/errors';
import { readinessErrorKind } from './readinessErrorKind';

async function answeredWith(status: number, name: string): Promise<Error> {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name, message: 'no' },
        response: { statusCode: status },
      }),
      { status, headers: { 'content-type': 'application/json' } },
    ),
  );
}

describe('readinessErrorKind', () => {
  it('knows an error by its name', () => {
    expect(readinessErrorKind(new NotAllowedError('no'))).toBe('not-allowed');
    expect(readinessErrorKind(new NotFoundError('no'))).toBe('not-found');
    expect(readinessErrorKind(new Error('no'))).toBe('failed');
  });

  it.each([
    [403, 'NotAllowedError', 'not-allowed'],
    [404, 'NotFoundError', 'not-found'],
    [500, 'Error', 'failed'],
  ])(
    'knows an answer %d by the cause that it names',
    async (status, name, kind) => {
      expect(readinessErrorKind(await answeredWith(status, name))).toBe(kind);
    },
  );
});
