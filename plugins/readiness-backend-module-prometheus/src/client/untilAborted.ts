/** What `promise` answers, or `aborted()` as soon as the signal says so; the promise is left alone then. @internal */
export async function untilAborted<T>(options: {
  promise: Promise<T>;
  signal: AbortSignal;
  aborted: () => T;
}): Promise<T> {
  const { promise, signal, aborted } = options;
  return new Promise<T>((resolve, reject) => {
    const stop = () => resolve(aborted());
    if (signal.aborted) {
      stop();
    }
    signal.addEventListener('abort', stop, { once: true });
    promise
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop));
  });
}
