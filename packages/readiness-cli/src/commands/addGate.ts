import { Command } from 'commander';
import { GATE_FORMATS } from '../formats/formatGate';
import { ExitCode, Surroundings } from '../types';
import { formatOption } from './formatOption';
import { runGate } from './runGate';

/** Adds `readiness gate`. @internal */
export function addGate(
  program: Command,
  surroundings: Surroundings,
  onExitCode: (exitCode: ExitCode) => void,
): void {
  program
    .command('gate')
    .description(
      'Ask a gate of the portal; exit with 1 when it blocks, 2 when it could not decide',
    )
    .argument('<name>', 'name of the gate')
    .option('--entity <ref>', 'entity of the catalog')
    .option(
      '--descriptor <file>',
      'descriptor of an entity that need not be in the catalog yet',
    )
    .option(
      '--name <name>',
      'which entity, where the descriptor file describes several',
    )
    .option(
      '--url <url>',
      'base URL of the Backstage backend (default: READINESS_URL)',
    )
    .option(
      '--portal-url <url>',
      'base URL of the portal, for links (default: READINESS_PORTAL_URL, or that of the backend)',
    )
    .option(
      '--token-env <variable>',
      'environment variable that holds the token (default: READINESS_TOKEN)',
    )
    .option('--change <type>', 'claim: the type of change, such as major')
    .option('--commit <id>', 'the commit that is released')
    .option('--pipeline-url <url>', 'page of the pipeline run')
    .option('--environment <name>', 'where it is released to')
    .option(
      '--reliability-fix <url>',
      'claim: it mends the incident of this URL',
    )
    .option(
      '--idempotency-key <key>',
      'the same key gives the same decision again (default: a new one)',
    )
    .option(
      '--timeout <seconds>',
      'after which an attempt is given up (default: 30)',
    )
    .option('--fail-open', 'exit with 0 in an outage')
    .option('--fail-closed', 'exit with 1 when it could not decide')
    .addOption(formatOption(GATE_FORMATS))
    .action(async (gate, options) =>
      onExitCode(await runGate({ gate, ...options }, surroundings)),
    );
}
