import { stringifyError } from '@backstage/errors';

/** As shells count: 128 and the number of the signal. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 };
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** What of a process this needs. @internal */
export interface SignalledProcess {
  on(signal: NodeJS.Signals, listener: () => void): unknown;
  off(signal: NodeJS.Signals, listener: () => void): unknown;
  exit(exitCode: number): unknown;
  readonly stderr: { write(text: string): unknown };
}

/**
 * Cleans up when the process is told to end, and ends it with the exit code of the signal. Cleaning up is synchronous:
 * nothing else of the program runs between the signal and the end.
 * @returns takes it back, after which signals do again what they did before
 * @internal
 */
export function cleanUpOnSignal(
  cleanUp: () => void,
  process: SignalledProcess,
): () => void {
  const listeners = SIGNALS.map(signal => {
    const listener = () => {
      tryTo(cleanUp, process);
      process.exit(EXIT_CODES[signal]);
    };
    process.on(signal, listener);
    return { signal, listener };
  });
  return () => {
    for (const { signal, listener } of listeners) {
      process.off(signal, listener);
    }
  };
}

/** What cannot be cleaned up is told, and keeps nobody from ending the process. */
function tryTo(cleanUp: () => void, { stderr }: SignalledProcess): void {
  try {
    cleanUp();
  } catch (error) {
    stderr.write(`${stringifyError(error)}\n`);
  }
}
