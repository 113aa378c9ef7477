// Runs the command line of readiness on the sources of this checkout.

import { join } from 'node:path';
import { rootDir } from '../lib/paths.mjs';
import { runCommand } from '../lib/runCommand.mjs';
import { runProgram } from '../lib/runProgram.mjs';

const cli = join(rootDir, 'packages', 'readiness-cli', 'bin', 'readiness');

await runCommand(args =>
  // Paths in the arguments are meant from where the command was typed, not from the root of the checkout.
  runProgram(process.execPath, [cli, ...args], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
  }),
);
