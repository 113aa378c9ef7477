import { ForwardedError, ResponseError } from '@backstage/errors';

/** An error that says what was being done, and what the backend of readiness said. @internal */
export function explainFailure(doing: string, error: unknown): Error {
  return new ForwardedError(
    doing,
    error instanceof ResponseError ? error.cause : error,
  );
}
