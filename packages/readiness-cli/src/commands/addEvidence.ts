import { Command } from 'commander';
import { EVIDENCE_FORMATS } from '../formats/formatEvidence';
import { ExitCode, Surroundings } from '../types';
import { formatOption } from './formatOption';
import { runEvidenceExport } from './runEvidenceExport';
import { runEvidenceVerify } from './runEvidenceVerify';

/** Adds `readiness evidence export` and `readiness evidence verify`. @internal */
export function addEvidence(
  program: Command,
  surroundings: Surroundings,
  onExitCode: (exitCode: ExitCode) => void,
): void {
  const evidence = program
    .command('evidence')
    .description('Work with exports of evidence');
  addExport(evidence, surroundings, onExitCode);
  addVerify(evidence, surroundings, onExitCode);
}

function addExport(
  evidence: Command,
  surroundings: Surroundings,
  onExitCode: (exitCode: ExitCode) => void,
): void {
  evidence
    .command('export')
    .description(
      'Export evidence of the portal to an archive, and verify it; several of entity, team, gate and framework narrow each other',
    )
    .option('--entity <ref>', 'entity of the catalog')
    .option('--team <ref>', 'group, with the groups below it')
    .option('--gate <name>', 'the entities that this gate dealt with')
    .option(
      '--framework <name>',
      'only checks whose controls name this framework, such as SOC2',
    )
    .option('--from <time>', 'day or instant (default: 90 days before the end)')
    .option(
      '--to <time>',
      'day, included, or instant, not included (default: now)',
    )
    .requiredOption('--output <file>', 'archive to write, such as evidence.zip')
    .option(
      '--url <url>',
      'base URL of the Backstage backend (default: READINESS_URL)',
    )
    .option(
      '--token-env <variable>',
      'environment variable that holds the token (default: READINESS_TOKEN)',
    )
    .option(
      '--timeout <seconds>',
      'after which the export is given up (default: 300)',
    )
    .addOption(formatOption(EVIDENCE_FORMATS))
    .action(async options =>
      onExitCode(await runEvidenceExport(options, surroundings)),
    );
}

function addVerify(
  evidence: Command,
  surroundings: Surroundings,
  onExitCode: (exitCode: ExitCode) => void,
): void {
  evidence
    .command('verify')
    .description(
      'Check that an archive of evidence is whole and unchanged; exit with 1 when it is not',
    )
    .argument('<archive>', 'zip archive of an export')
    .option(
      '--digest <sha256>',
      'digest that the manifest must have, from the answer of the export or the audit log',
    )
    .addOption(formatOption(EVIDENCE_FORMATS))
    .action(async (archive, options) =>
      onExitCode(
        await runEvidenceVerify({ archive, ...options }, surroundings),
      ),
    );
}
