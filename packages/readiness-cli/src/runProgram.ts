import { stringifyError } from '@backstage/errors';
import { CommanderError } from 'commander';
import { CallError } from './CallError';
import { createProgram } from './createProgram';
import { ExitCode, Surroundings } from './types';

/**
 * Runs one command and resolves to its exit code. Never rejects: what goes wrong is told on standard error.
 *
 * @param args - the arguments after the name of the program
 * @internal
 */
export async function runProgram(
  args: readonly string[],
  surroundings: Surroundings,
): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = createProgram(surroundings, code => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    return explainFailure(error, surroundings);
  }
}

function explainFailure(error: unknown, { stderr }: Surroundings): ExitCode {
  if (error instanceof CommanderError) {
    // Commander has told it already; asking for help is no mistake.
    return error.exitCode === 0 ? 0 : 2;
  }
  const text =
    error instanceof CallError ? error.message : stringifyError(error);
  stderr(`${text}\n`);
  return 2;
}
