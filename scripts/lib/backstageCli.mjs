import { join } from 'node:path';
import { rootDir } from './paths.mjs';

/** The script of the Backstage CLI. */
export const backstageCli = join(
  rootDir,
  'node_modules',
  '@backstage',
  'cli',
  'bin',
  'backstage-cli',
);
