import { Command } from 'commander';
import { EVIDENCE_FORMATS } from '../formats/formatEvidence';
import { ExitCode, Surroundings } from '../types';
import { formatOption } from './formatOption';
import { runEvidenceVerify } from './runEvidenceVerify';

/** Adds `readiness evidence verify`. @internal */
export function addEvidence(
  program: Command,
  surroundings: Surroundings,
  onExitCode: (exitCode: ExitCode) => void,
): void {
  program
    .command('evidence')
    .description('Work with exports of evidence')
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
