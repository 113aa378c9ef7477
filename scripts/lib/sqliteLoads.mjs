import { createRequire } from 'node:module';
import { join } from 'node:path';
import { rootDir } from './paths.mjs';

/** Whether the native part of better-sqlite3 is there and fits the running Node.js. */
export function sqliteLoads() {
  const require = createRequire(join(rootDir, 'package.json'));
  try {
    const Database = require('better-sqlite3');
    new Database(':memory:').close();
    return true;
  } catch {
    // Whatever the reason is, the installation has told it; here only the choice of the database hangs on it.
    return false;
  }
}
