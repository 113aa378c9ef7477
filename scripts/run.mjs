// The one entrance of the repository: `node scripts/run.mjs <command> [arguments]`, with any Node.js from 18 on.
// It puts the right Node.js, Yarn and dependencies in place, then runs the command with them.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from './lib/dependencies.mjs';
import { UserError } from './lib/UserError.mjs';
import { ensureToolchain } from './lib/toolchain.mjs';

const commands = [
  'start',
  'prometheus',
  'test',
  'e2e',
  'readiness',
  'bench',
  'ci',
];

async function main() {
  const [command, ...args] = process.argv.slice(2);
  if (!commands.includes(command)) {
    throw new UserError(
      `There is no command '${
        command ?? ''
      }'. Use: node scripts/run.mjs ${commands.join('|')} [arguments]`,
    );
  }
  const toolchain = await ensureToolchain();
  await ensureDependencies(toolchain);
  return runCommand(toolchain, command, args);
}

/** Resolves to the exit code of the command, which runs in a process of its own with the right Node.js. */
function runCommand(toolchain, command, args) {
  const file = fileURLToPath(
    new URL(`./commands/${command}.mjs`, import.meta.url),
  );
  const child = spawn(toolchain.node, [file, ...args], {
    stdio: 'inherit',
    env: toolchain.env,
  });
  // The child decides how to stop, and this process waits for it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill('SIGTERM'));
  }
  stopWithPackageManager(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(signal ? 1 : code));
  });
}

/** npm runs scripts through a shell, which does not pass on that npm was told to stop: it is just gone. */
function stopWithPackageManager(child) {
  const shell = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(
      () => process.ppid !== shell && child.kill('SIGTERM'),
      500,
    ).unref();
  }
}

main().then(
  code => {
    process.exitCode = code;
  },
  error => {
    console.error(error instanceof UserError ? error.message : error);
    process.exitCode = 2;
  },
);
