import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';

/** A secret of this checkout alone, made at first use and readable by its owner alone. */
export async function readOrCreateToken(file) {
  if (!existsSync(file)) {
    await writeFile(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  }
  return readFile(file, 'utf8');
}
