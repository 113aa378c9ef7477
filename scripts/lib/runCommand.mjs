import { UserError } from './UserError.mjs';

/** Runs the body of a command, which resolves to its exit code, and shows a failure in a way that fits it. */
export async function runCommand(body) {
  // A first Ctrl-C ends the children, which share the terminal; the command then finishes and cleans up.
  process.on('SIGINT', () => {});
  try {
    process.exitCode = await body(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof UserError ? error.message : error);
    process.exitCode = 2;
  }
  // The library of the embedded PostgreSQL ends a process that has nothing left to do with 0, whatever its exit code.
  process.prependListener('beforeExit', code => process.exit(code));
}
