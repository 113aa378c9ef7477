import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backstageCli } from './backstageCli.mjs';
import { countJestResult, noCounts, sumCounts } from './counts.mjs';
import { runNodeTests } from './runNodeTests.mjs';
import { runProgram } from './runProgram.mjs';
import { say } from './say.mjs';
import { startPostgres } from './startPostgres.mjs';

const connectionVariable =
  'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

/**
 * Runs the tests of all packages, and those of the scripts, on SQLite and on PostgreSQL.
 *
 * Resolves to their counts.
 *
 * @param args - arguments for `backstage-cli repo test`, such as a path: then only the tests that they choose run
 */
export async function runTests(args) {
  return withTestEnvironment(async (env, directory) => {
    const resultFile = join(directory, 'jest.json');
    const code = await runJest(
      [...args, '--json', `--outputFile=${resultFile}`],
      { ...env, CI: 'true' },
    );
    const jest = await readJestResult(resultFile, code);
    const scripts =
      args.length === 0 ? await runNodeTests(['scripts']) : noCounts;
    return sumCounts([jest, scripts]);
  });
}

/** Runs Jest in its watch mode; resolves to its exit code. */
export async function watchTests(args) {
  return withTestEnvironment(env => runJest(args, env));
}

/** The environment has a PostgreSQL as long as the body runs. */
async function withTestEnvironment(body) {
  const directory = await mkdtemp(join(tmpdir(), 'readiness-test-'));
  let postgres;
  try {
    postgres = await choosePostgres(directory);
    return await body({ ...process.env, ...postgres.env }, directory);
  } finally {
    await postgres?.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

/** A connection string that is already in the environment is used instead of a server of our own. */
async function choosePostgres(directory) {
  const withoutDocker = { BACKSTAGE_TEST_DISABLE_DOCKER: '1' };
  const given = Object.keys(process.env).find(name =>
    /^BACKSTAGE_TEST_DATABASE_POSTGRES\d+_CONNECTION_STRING$/.test(name),
  );
  if (given) {
    say(`Testing on SQLite and on the PostgreSQL of ${given}`);
    return { env: withoutDocker, stop() {} };
  }
  const server = await startPostgres({ directory, durable: false });
  say(`Testing on SQLite and on PostgreSQL 18, port ${server.connection.port}`);
  const env = {
    ...withoutDocker,
    [connectionVariable]: server.connectionString,
  };
  return { env, stop: server.stop };
}

/** A run of Jest that failed without a failed test, or left no result, counts as one failure. */
async function readJestResult(file, code) {
  const counts = existsSync(file)
    ? countJestResult(JSON.parse(await readFile(file, 'utf8')))
    : noCounts;
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function runJest(args, env) {
  return runProgram(process.execPath, [backstageCli, 'repo', 'test', ...args], {
    env,
  });
}
