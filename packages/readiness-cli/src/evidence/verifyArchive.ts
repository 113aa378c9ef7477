import { EvidenceFile } from 'backstage-plugin-readiness-common';
import { Archive, ArchivedFile, readArchive } from './readArchive';
import { readManifest } from './readManifest';
import { EvidenceProblem, EvidenceVerification } from './types';

/**
 * Verifies an archive of evidence: every file of the manifest is there, whole and unchanged, nothing else is there, and the
 * manifest is the one whose digest is expected. Rejects for what is no archive of evidence.
 * @internal
 */
export async function verifyArchive(
  path: string,
  options: { readonly archive: string; readonly digest?: string },
): Promise<EvidenceVerification> {
  const { archive, digest } = options;
  const read = await readArchive(path);
  if (read.manifest === null) {
    return { archive, manifest: null, problems: withoutManifest(read) };
  }
  const reading = readManifest(read.manifest);
  if (reading.kind === 'none') {
    throw new Error(reading.reason);
  }
  const { manifest } = reading;
  return {
    archive,
    manifest,
    problems: [
      ...(digest !== undefined && digest !== manifest.digest
        ? [otherDigest(manifest.digest, digest)]
        : []),
      ...reading.problems,
      ...read.problems,
      ...manifest.files.flatMap(file =>
        problemsOf(file, read.files.get(file.name)),
      ),
      ...extraFiles(read, manifest.files),
    ],
  };
}

/** Without a manifest it may still be an archive whose reading had to end. */
function withoutManifest({ problems }: Archive): readonly EvidenceProblem[] {
  if (problems.length === 0) {
    throw new Error(
      'the archive has no manifest.json, so it is no evidence of readiness',
    );
  }
  return problems;
}

function otherDigest(found: string, expected: string): EvidenceProblem {
  return {
    code: 'digest-differs',
    file: 'manifest.json',
    message: `its digest is ${found}, not ${expected}: it is another export, or was made anew`,
  };
}

function problemsOf(
  file: EvidenceFile,
  found: ArchivedFile | undefined,
): EvidenceProblem[] {
  if (!found) {
    return [
      {
        code: 'missing-file',
        file: file.name,
        message: 'the manifest names it, and it is not in the archive',
      },
    ];
  }
  if (found.bytes !== file.bytes) {
    return [
      {
        code: 'wrong-size',
        file: file.name,
        message: `it has ${found.bytes} bytes, the manifest says ${file.bytes}`,
      },
    ];
  }
  return found.sha256 === file.sha256
    ? []
    : [
        {
          code: 'wrong-digest',
          file: file.name,
          message: 'it was changed: its digest is not that of the manifest',
        },
      ];
}

function extraFiles(
  { files }: Archive,
  expected: readonly EvidenceFile[],
): EvidenceProblem[] {
  const names = new Set(expected.map(({ name }) => name));
  return [...files.keys()]
    .filter(name => !names.has(name))
    .map(file => ({
      code: 'extra-file',
      file,
      message: 'the manifest does not name it',
    }));
}
