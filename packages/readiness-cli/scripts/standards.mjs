// Puts a copy of the standards of this repository into the package before it is packed, and takes it away afterwards:
// `node scripts/standards.mjs copy|remove`.

import { cpSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../../../standards', import.meta.url));
const target = fileURLToPath(new URL('../standards', import.meta.url));

rmSync(target, { recursive: true, force: true });
if (process.argv[2] === 'copy') {
  cpSync(source, target, { recursive: true });
}
