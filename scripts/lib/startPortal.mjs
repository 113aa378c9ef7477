import { spawn } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { backstageCli } from './backstageCli.mjs';
import { listDescriptorFiles } from './listDescriptorFiles.mjs';
import { isPortFree } from './freePort.mjs';
import { rootDir } from './paths.mjs';
import { createPortalConfig } from './portalConfig.mjs';
import { readOrCreateToken } from './readOrCreateToken.mjs';
import { say } from './say.mjs';
import { showLog } from './showLog.mjs';
import { sqliteLoads } from './sqliteLoads.mjs';
import { startPostgres } from './startPostgres.mjs';
import { UserError } from './UserError.mjs';
import { waitForPortal } from './waitForPortal.mjs';

/**
 * Starts the portal and announces when it is ready.
 *
 * Resolves once its processes run, to `{ stop, ready, ended }`: `ready` resolves to true when the portal answers, and
 * to false if it ended before; `ended` resolves to the exit code.
 */
export async function startPortal(options) {
  await checkPorts(options);
  await mkdir(options.dataDir, { recursive: true });
  const token = await readOrCreateToken(join(options.dataDir, 'facts-token'));
  const database = await chooseDatabase(options.dataDir);
  const config = await writeConfig(options, database);
  const child = spawnPortal(
    options,
    [...config, ...options.configFiles],
    token,
  );
  const ended = endOf(child).finally(() => database.stop());
  const stopped = new AbortController();
  const ready = waitForPortal({
    ...options,
    token,
    signal: stopped.signal,
  });
  ended.finally(() => stopped.abort());
  return { ready, ended, stop: () => stopGroup(child) };
}

async function checkPorts({ appPort, backendPort }) {
  for (const [port, flag] of [
    [appPort, '--app-port'],
    [backendPort, '--backend-port'],
  ]) {
    if (!(await isPortFree(port))) {
      throw new UserError(
        `Port ${port} is in use, perhaps by another portal. Stop that program, or choose another port: npm start -- ${flag} <number>`,
      );
    }
  }
}

async function chooseDatabase(dataDir) {
  if (sqliteLoads()) {
    const directory = join(dataDir, 'database');
    await mkdir(directory, { recursive: true });
    return {
      config: { client: 'better-sqlite3', connection: { directory } },
      stop() {},
    };
  }
  say(
    'better-sqlite3 is not there; the data goes into a PostgreSQL of its own',
  );
  const postgres = await startPostgres({
    directory: join(dataDir, 'postgres'),
    durable: true,
  });
  return {
    config: { client: 'pg', connection: postgres.connection },
    stop: postgres.stop,
  };
}

/** Resolves to the configuration files of the portal, the later winning over the earlier. */
async function writeConfig(options, database) {
  const files = await listDescriptorFiles(options.catalogPaths);
  if (files.length > 0) {
    say(`The catalog is made of ${files.length} descriptor files`);
  }
  const generated = join(options.dataDir, 'app-config.start.yaml');
  const config = createPortalConfig({
    ...options,
    database: database.config,
    descriptorFiles: files,
  });
  // JSON is YAML.
  await writeFile(generated, `${JSON.stringify(config, undefined, 2)}\n`, {
    mode: 0o600,
  });
  const own = ['app-config.yaml', 'app-config.local.yaml']
    .map(name => join(rootDir, name))
    .filter(file => existsSync(file));
  return [...own, generated];
}

function spawnPortal({ dataDir, verbose }, configFiles, token) {
  say('Starting the portal ...');
  const child = spawn(
    process.execPath,
    [
      backstageCli,
      'repo',
      'start',
      ...configFiles.flatMap(file => ['--config', file]),
    ],
    {
      cwd: rootDir,
      env: {
        ...process.env,
        READINESS_FACTS_TOKEN: token,
        ...(!process.stdout.isTTY && { BROWSER: 'none' }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that the frontend, the backend and their children can be stopped together.
      detached: true,
    },
  );
  const logFile = createWriteStream(join(dataDir, 'portal.log'));
  showLog([child.stdout, child.stderr], { logFile, verbose });
  return child;
}

function endOf(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', code => {
      stopGroup(child, 'SIGKILL');
      resolve(code ?? 0);
    });
  });
}

function stopGroup(child, signal = 'SIGTERM') {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') {
      throw error;
    }
  }
}
