import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** How to call npm: the one that runs this script, or the one on the path. */
export function npmCommand(env) {
  return /npm-cli\.[cm]?js$/.test(env.npm_execpath ?? '')
    ? { program: process.execPath, args: [env.npm_execpath], shell: false }
    : { program: 'npm', args: [], shell: process.platform === 'win32' };
}

/** The settings of npm that a person or an organisation has made: registry, proxy, certificates. */
export async function readNpmSettings(env) {
  const { program, args, shell } = npmCommand(env);
  const { stdout } = await promisify(execFile)(
    program,
    [...args, 'config', 'list', '--json'],
    { env, shell, maxBuffer: 16 * 1024 * 1024 },
  );
  return JSON.parse(stdout);
}
