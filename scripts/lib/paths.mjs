import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const rootDir = fileURLToPath(new URL('../..', import.meta.url));

/** What the bootstrap installs: Node.js, Yarn and the stamp of the last installation. */
export const toolsDir = join(rootDir, '.tools');

/** What the demo portal stores between two starts. */
export const defaultDataDir = join(rootDir, '.data');
