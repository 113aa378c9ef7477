// Runs all tests, or those that the arguments choose as in `backstage-cli repo test`, on SQLite and on PostgreSQL.

import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backstageCli } from '../lib/backstageCli.mjs';
import {
  countJestResult,
  describeCounts,
  isSuccess,
  noCounts,
  sumCounts,
} from '../lib/counts.mjs';
import { runCommand } from '../lib/runCommand.mjs';
import { runNodeTests } from '../lib/runNodeTests.mjs';
import { runProgram } from '../lib/runProgram.mjs';
import { say } from '../lib/say.mjs';
import { startPostgres } from '../lib/startPostgres.mjs';

const connectionVariable =
  'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

await runCommand(async args => {
  const directory = await mkdtemp(join(tmpdir(), 'readiness-test-'));
  let postgres;
  try {
    postgres = await choosePostgres(directory);
    const env = testEnvironment(postgres.connectionString);
    return args.some(arg => arg.startsWith('--watch'))
      ? await runJest(args, env)
      : await runCounted(args, env, directory);
  } finally {
    await postgres?.stop();
    await rm(directory, { recursive: true, force: true });
  }
});

/** A connection string that is already in the environment is used instead of a server of our own. */
async function choosePostgres(directory) {
  const given = Object.keys(process.env).find(name =>
    /^BACKSTAGE_TEST_DATABASE_POSTGRES\d+_CONNECTION_STRING$/.test(name),
  );
  if (given) {
    say(`Testing on SQLite and on the PostgreSQL of ${given}`);
    return { connectionString: process.env[connectionVariable], stop() {} };
  }
  const postgres = await startPostgres({ directory, durable: false });
  say(
    `Testing on SQLite and on PostgreSQL 18, port ${postgres.connection.port}`,
  );
  return postgres;
}

function testEnvironment(connectionString) {
  return {
    ...process.env,
    BACKSTAGE_TEST_DISABLE_DOCKER: '1',
    ...(connectionString && { [connectionVariable]: connectionString }),
  };
}

async function runCounted(args, env, directory) {
  const resultFile = join(directory, 'jest.json');
  const code = await runJest(
    [...args, '--json', `--outputFile=${resultFile}`],
    { ...env, CI: 'true' },
  );
  const jest = existsSync(resultFile)
    ? countJestResult(JSON.parse(await readFile(resultFile, 'utf8')))
    : { ...noCounts, failed: 1 };
  const scripts =
    args.length === 0 ? await runNodeTests(['scripts']) : noCounts;
  const counts = sumCounts([jest, scripts]);
  process.stdout.write(`${describeCounts(counts)}\n`);
  return code === 0 && isSuccess(counts) ? 0 : 1;
}

function runJest(args, env) {
  return runProgram(process.execPath, [backstageCli, 'repo', 'test', ...args], {
    env,
  });
}
