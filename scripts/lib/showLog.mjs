import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';

/** Writes a log to a file, and shows the lines of it that want attention, or all of them. */
export function showLog(streams, { logFile, verbose }) {
  for (const stream of streams) {
    createInterface({ input: stream }).on('line', line => {
      const text = stripVTControlCharacters(line);
      logFile.write(`${text}\n`);
      if (verbose || !isRoutine(text)) {
        process.stdout.write(`${line}\n`);
      }
    });
  }
}

/** Whether a line tells of nothing but ordinary work. */
export function isRoutine(text) {
  return (
    text.trim() === '' ||
    /^\S+Z \S+ (info|http|debug)\b/.test(text) ||
    /^(<i>|Starting app, backend|Load(ed|ing) config from|Rspack compiled)/.test(
      text,
    )
  );
}
