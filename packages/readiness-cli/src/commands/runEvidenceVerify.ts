import { resolve } from 'node:path';
import { toError } from '@backstage/errors';
import { CallError } from '../CallError';
import { verifyArchive } from '../evidence/verifyArchive';
import { EvidenceFormat, formatEvidence } from '../formats/formatEvidence';
import { ExitCode, Surroundings } from '../types';

/** @internal */
export interface EvidenceVerifyOptions {
  readonly archive: string;
  /** That the manifest must have. */
  readonly digest?: string;
  readonly format: EvidenceFormat;
}

/**
 * Verifies an archive of evidence: 0 when it is whole and unchanged, 1 when it is not, 2 when it cannot be read.
 * @internal
 */
export async function runEvidenceVerify(
  { archive, digest, format }: EvidenceVerifyOptions,
  { cwd, stdout }: Surroundings,
): Promise<ExitCode> {
  const expected = readDigest(digest);
  const verification = await verifyArchive(resolve(cwd, archive), {
    archive,
    digest: expected,
  }).catch(error => {
    throw new CallError(
      `"${archive}" cannot be verified: ${
        toError(error).message
      }; name the zip archive of an export of evidence`,
    );
  });
  stdout(formatEvidence(verification, format));
  return verification.problems.length === 0 ? 0 : 1;
}

function readDigest(text: string | undefined): string | undefined {
  const digest = text?.trim().toLocaleLowerCase('en-US');
  if (digest !== undefined && !/^[0-9a-f]{64}$/.test(digest)) {
    throw new CallError(
      '--digest must be a SHA-256 of 64 hexadecimal digits, as the export or its audit event names it',
    );
  }
  return digest;
}
