/** What a failed call means for the page. @internal */
export type ReadinessErrorKind = 'not-allowed' | 'not-found' | 'failed';

/** Reads the kind from the error, or from the cause that the backend named. @internal */
export function readinessErrorKind(error: Error): ReadinessErrorKind {
  const names = [error.name, causeName(error)];
  if (names.includes('NotAllowedError')) {
    return 'not-allowed';
  }
  return names.includes('NotFoundError') ? 'not-found' : 'failed';
}

function causeName(error: Error): string | undefined {
  const { cause } = error;
  return cause instanceof Error ? cause.name : undefined;
}
