/** What a failed decision means for who decided. @internal */
export type DecisionErrorKind = 'conflict' | 'notAllowed' | 'failed';

/** Reads the kind from the error, or from the cause that the backend named. @internal */
export function decisionErrorKind(error: Error): DecisionErrorKind {
  const { name, cause } = error;
  const names = [name, cause instanceof Error ? cause.name : undefined];
  if (names.includes('ConflictError')) {
    return 'conflict';
  }
  return names.includes('NotAllowedError') ? 'notAllowed' : 'failed';
}
