import { resolve } from 'node:path';
import { toError } from '@backstage/errors';
import { createDispatcher } from '../backend/createDispatcher';
import { CallError } from '../CallError';
import { EvidenceExportOptions } from '../evidence/EvidenceExportOptions';
import { PendingFile } from '../evidence/PendingFile';
import { fetchEvidence } from '../evidence/fetchEvidence';
import { readEvidenceQuery } from '../evidence/readEvidenceQuery';
import { EvidenceVerification } from '../evidence/types';
import { verifyArchive } from '../evidence/verifyArchive';
import { formatEvidence } from '../formats/formatEvidence';
import { readConnection } from '../gate/readConnection';
import { ExitCode, Surroundings } from '../types';

/** Gathering takes longer than an answer of a gate. */
const DEFAULT_TIMEOUT = '300';

/**
 * Exports evidence to a file and verifies it: 0 when it is there, whole and unchanged; 1 when what came is not, and 2 when
 * nothing could be exported. In both cases no file is left.
 * @internal
 */
export async function runEvidenceExport(
  options: EvidenceExportOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { output, format } = options;
  const { cwd, stdout, stderr, uniqueKey } = surroundings;
  const query = readEvidenceQuery(options);
  const connection = readConnection(
    { ...options, timeout: options.timeout ?? DEFAULT_TIMEOUT },
    surroundings,
  );
  const file = await PendingFile.create(resolve(cwd, output), {
    ...{ output, uniqueKey: uniqueKey() },
  });
  const dispatcher = createDispatcher(surroundings.env);
  try {
    const digest = await fetchEvidence(query, {
      ...{ connection, dispatcher, destination: file.stream },
    });
    const verification = await verify(file, { output, digest });
    stdout(formatEvidence(verification, format));
    if (verification.problems.length > 0) {
      stderr(`What came is not whole, so "${output}" was not written\n`);
      return 1;
    }
    await file.keep();
    remark(verification, digest, surroundings);
    return 0;
  } finally {
    await file.discard();
    await dispatcher.destroy();
  }
}

async function verify(
  { path }: PendingFile,
  options: { readonly output: string; readonly digest: string | undefined },
): Promise<EvidenceVerification> {
  const { output: archive, digest } = options;
  try {
    return await verifyArchive(path, { archive, digest });
  } catch (error) {
    throw new CallError(
      `What the backend sent is no archive of evidence: ${
        toError(error).message
      }; check --url`,
    );
  }
}

function remark(
  { manifest }: EvidenceVerification,
  digest: string | undefined,
  { stderr }: Surroundings,
): void {
  if (digest === undefined) {
    stderr(
      'The answer named no digest; compare that of the archive with the audit log\n',
    );
  }
  if (manifest?.entities === 0) {
    stderr(
      'The archive is about no entity: check what was asked for, and that you may see it\n',
    );
  }
}
