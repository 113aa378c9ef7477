import { ForwardedError, toError } from '@backstage/errors';

/**
 * Waits for work that takes no signal, but no longer than until the signal is aborted; then fails with the reason. What
 * the work comes to later is dropped.
 * @internal
 */
export async function untilAborted<T>(
  work: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = () =>
      reject(new ForwardedError('It was stopped', toError(signal.reason)));
    if (signal.aborted) {
      abort();
    }
    signal.addEventListener('abort', abort, { once: true });
    work
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}
