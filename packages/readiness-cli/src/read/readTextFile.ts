import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { toError } from '@backstage/errors';
import { Problem } from '../types';

/** @internal */
export type TextReading =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: Problem };

/**
 * Reads a file of UTF-8 text that is no larger than `maxBytes`; a larger one is not loaded at all.
 * @internal
 */
export async function readTextFile(
  file: string,
  { cwd, maxBytes }: { readonly cwd: string; readonly maxBytes: number },
): Promise<TextReading> {
  try {
    const { size } = await stat(resolve(cwd, file));
    return size > maxBytes
      ? problem(
          file,
          'file-too-large',
          `"${file}" has ${size} bytes, at most ${maxBytes} are read; split it`,
        )
      : { kind: 'text', text: await readFile(resolve(cwd, file), 'utf8') };
  } catch (error) {
    return problem(
      file,
      'unreadable-file',
      `"${file}" cannot be read: ${
        toError(error).message
      }; make it readable or remove it`,
    );
  }
}

function problem(file: string, code: string, message: string): TextReading {
  return {
    kind: 'problem',
    problem: { severity: 'error', code, file, line: null, message },
  };
}
