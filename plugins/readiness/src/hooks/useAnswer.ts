import useAsyncRetry from 'react-use/esm/useAsyncRetry';

/**
 * The answer of the backend to one question. `refreshing` keeps the last answer on the page while the next is read.
 * @internal
 */
export type Answer<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: Error; retry(): void }
  | {
      readonly state: 'ready';
      readonly value: T;
      readonly refreshing: boolean;
      retry(): void;
    };

/**
 * Asks an API, and again when one of the dependencies changes. The answer to an earlier question, or to a component that
 * has gone, is dropped.
 * @internal
 */
export function useAnswer<A, T>(
  api: A,
  ask: (api: A) => Promise<T>,
  dependencies: readonly (string | number | boolean)[],
): Answer<T> {
  const { value, error, loading, retry } = useAsyncRetry(
    () => ask(api),
    [api, ...dependencies],
  );
  if (error && !loading) {
    return { state: 'failed', error, retry };
  }
  if (value === undefined) {
    return { state: 'loading' };
  }
  return { state: 'ready', value, refreshing: loading, retry };
}
