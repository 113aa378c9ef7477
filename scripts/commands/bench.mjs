// Runs the benchmark of the backend on SQLite and on a PostgreSQL of its own.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootDir } from '../lib/paths.mjs';
import { runCommand } from '../lib/runCommand.mjs';
import { runProgram } from '../lib/runProgram.mjs';
import { startPostgres } from '../lib/startPostgres.mjs';

const packageDir = join(rootDir, 'plugins', 'readiness-backend');

await runCommand(async args => {
  const directory = await mkdtemp(join(tmpdir(), 'readiness-bench-'));
  let postgres;
  try {
    postgres = await startPostgres({ directory, durable: true });
    return await runProgram('yarn', ['run', 'bench', ...args], {
      cwd: packageDir,
      env: {
        ...process.env,
        READINESS_BENCH_POSTGRES: postgres.connectionString,
      },
    });
  } finally {
    await postgres?.stop();
    await rm(directory, { recursive: true, force: true });
  }
});
