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
 * Exports evidence to a file and verifies it: 0 when it is there, whole and unchanged; 1 when what came was read and is
 * not what was exported; 2 when nothing could be exported, when it is about no entity, and when what came cannot be read,
 * as an archive that was cut off. No file is left but with 0.
 * @internal
 */
export async function runEvidenceExport(
  options: EvidenceExportOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { output, format } = options;
  const { cwd, stdout, stderr, uniqueKey, cleanUpOnSignal } = surroundings;
  const query = readEvidenceQuery(options);
  const connection = readConnection(
    { ...options, timeout: options.timeout ?? DEFAULT_TIMEOUT },
    surroundings,
  );
  const file = await PendingFile.create(resolve(cwd, output), {
    ...{ output, uniqueKey: uniqueKey(), cleanUpOnSignal },
  });
  const dispatcher = createDispatcher(surroundings.env);
  try {
    const digest = await fetchEvidence(query, {
      ...{ connection, dispatcher, destination: chunks => file.write(chunks) },
    });
    const verification = await verify(file, { output, digest });
    requireEntities(verification, output);
    if (verification.problems.length > 0) {
      stdout(formatEvidence(verification, format));
      stderr(
        `What came is not what was exported, so "${output}" was not written\n`,
      );
      return 1;
    }
    await file.keep();
    stdout(formatEvidence(verification, format));
    remark(digest, surroundings);
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
      `What the backend sent cannot be read as an archive of evidence: ${
        toError(error).message
      }, so "${archive}" was not written; it may have been cut off on the way, so export it again`,
    );
  }
}

/** A pipeline that asks for the wrong thing must not hand an archive without anything to an auditor as a success. */
function requireEntities(
  { manifest, problems }: EvidenceVerification,
  output: string,
): void {
  if (problems.length === 0 && manifest?.entities === 0) {
    throw new CallError(
      `The evidence is about no entity, so "${output}" was not written; check what was asked for, the period, and that you may see it`,
    );
  }
}

function remark(
  digest: string | undefined,
  { stderr }: Pick<Surroundings, 'stderr'>,
): void {
  if (digest === undefined) {
    stderr(
      'The answer named no digest; compare that of the archive with the audit log\n',
    );
  }
}
