import { Command } from 'commander';
import { addEvidence } from './commands/addEvidence';
import { addGate } from './commands/addGate';
import { formatOption } from './commands/formatOption';
import { runEvaluate } from './commands/runEvaluate';
import { runSloCheck } from './commands/runSloCheck';
import { runValidate } from './commands/runValidate';
import { EVALUATION_FORMATS } from './formats/formatEvaluation';
import { SLO_FORMATS } from './formats/formatSlos';
import { VALIDATION_FORMATS } from './formats/formatValidation';
import { ExitCode, Surroundings } from './types';

/**
 * The program with its commands and options. It never ends the process.
 * @internal
 */
export function createProgram(
  surroundings: Surroundings,
  onExitCode: (exitCode: ExitCode) => void,
): Command {
  const program = new Command('readiness')
    .description(
      'Scores catalog entities against standards, checks SLOs, asks gates, and exports and verifies evidence',
    )
    .configureOutput({
      writeOut: surroundings.stdout,
      writeErr: surroundings.stderr,
    })
    .exitOverride();
  addEvaluate(program, surroundings, onExitCode);
  addValidate(program, surroundings, onExitCode);
  addSloCheck(program, surroundings, onExitCode);
  addGate(program, surroundings, onExitCode);
  addEvidence(program, surroundings, onExitCode);
  return program;
}

function addEvaluate(
  program: Command,
  surroundings: Surroundings,
  onExitCode: (exitCode: ExitCode) => void,
): void {
  program
    .command('evaluate')
    .description('Score the entities of descriptor files')
    .requiredOption(
      '--catalog <file|dir>',
      'descriptor file, or directory with descriptor files, recursively',
    )
    .option(
      '--standards <file|dir>',
      'documents to score against (default: the standards that ship)',
    )
    .option('--facts <file>', 'facts as JSON Lines')
    .option('--now <time>', 'evaluate as at this ISO time (default: now)')
    .option(
      '--require <standard=level>',
      'exit with 1 unless every entity in the scope of the standard is at the level; may be repeated',
      collect,
      [],
    )
    .addOption(formatOption(EVALUATION_FORMATS))
    .action(async options =>
      onExitCode(await runEvaluate(options, surroundings)),
    );
}

function addValidate(
  program: Command,
  surroundings: Surroundings,
  onExitCode: (exitCode: ExitCode) => void,
): void {
  program
    .command('validate')
    .description(
      'Check documents: standards, capabilities, error-budget policies and OpenSLO files',
    )
    .argument('<paths...>', 'document files, or directories, recursively')
    .addOption(formatOption(VALIDATION_FORMATS))
    .action(async (paths, options) =>
      onExitCode(await runValidate({ paths, ...options }, surroundings)),
    );
}

function addSloCheck(
  program: Command,
  surroundings: Surroundings,
  onExitCode: (exitCode: ExitCode) => void,
): void {
  program
    .command('slo')
    .description('Work with SLOs in OpenSLO documents')
    .command('check')
    .description(
      'Count the error budgets of SLOs; exit with 1 when one is exhausted',
    )
    .argument('<paths...>', 'OpenSLO files, or directories, recursively')
    .requiredOption(
      '--prometheus <url>',
      'base URL of the Prometheus to ask, with its prefix',
    )
    .option('--now <time>', 'count as at this ISO time (default: now)')
    .option(
      '--header <name:value>',
      'sent with each request, such as X-Scope-OrgID:team-a; may be repeated',
      collect,
      [],
    )
    .option(
      '--bearer-token-env <variable>',
      'environment variable that holds a bearer token',
    )
    .option(
      '--basic-auth-env <variable>',
      'environment variable that holds <user>:<password>',
    )
    .option('--ca <file>', 'certificates of the authorities to trust, as PEM')
    .option(
      '--timeout <seconds>',
      'after which a request is given up (default: 30)',
    )
    .addOption(formatOption(SLO_FORMATS))
    .action(async (paths, options) =>
      onExitCode(await runSloCheck({ paths, ...options }, surroundings)),
    );
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
