import { createHash } from 'node:crypto';
import {
  evidenceContent,
  EvidenceFile,
  EvidenceManifest,
  formatEvidenceManifest,
} from 'backstage-plugin-readiness-common';
import { EvidenceProblem } from './types';

const MOST_FILES = 100;
const SHA256 = /^[0-9a-f]{64}$/;

/** @internal */
export type ManifestReading =
  | {
      readonly kind: 'manifest';
      readonly manifest: EvidenceManifest;
      readonly problems: readonly EvidenceProblem[];
    }
  | { readonly kind: 'none'; readonly reason: string };

/** Reads `manifest.json` and checks it against itself. @internal */
export function readManifest(text: string): ManifestReading {
  const value = parse(text);
  if (!isManifest(value)) {
    return {
      kind: 'none',
      reason:
        'manifest.json is not a manifest of evidence of the format readiness-evidence/v1',
    };
  }
  return {
    kind: 'manifest',
    manifest: value,
    problems: problemsOf(value, text),
  };
}

function problemsOf(
  manifest: EvidenceManifest,
  text: string,
): EvidenceProblem[] {
  const digest = createHash('sha256').update(evidenceContent(manifest));
  const problems = new Array<EvidenceProblem>();
  if (digest.digest('hex') !== manifest.digest) {
    problems.push({
      code: 'manifest-digest',
      file: 'manifest.json',
      message: 'the manifest was changed: its digest is that of another one',
    });
  }
  // Otherwise it could say one thing to this program and another one to a reader, with a key that stands twice.
  if (formatEvidenceManifest(manifest) !== text) {
    problems.push({
      code: 'manifest-form',
      file: 'manifest.json',
      message: 'the manifest is not written as an export writes it',
    });
  }
  return problems;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isManifest(value: unknown): value is EvidenceManifest {
  return (
    isRecord(value) &&
    value.format === 'readiness-evidence/v1' &&
    isRecord(value.asked) &&
    typeof value.by === 'string' &&
    typeof value.at === 'string' &&
    typeof value.digest === 'string' &&
    Array.isArray(value.files) &&
    value.files.length <= MOST_FILES &&
    value.files.every(isFile) &&
    new Set(value.files.map(({ name }) => name)).size === value.files.length
  );
}

function isFile(value: unknown): value is EvidenceFile {
  return (
    isRecord(value) &&
    typeof value.name === 'string' &&
    isCount(value.rows) &&
    isCount(value.bytes) &&
    typeof value.sha256 === 'string' &&
    SHA256.test(value.sha256)
  );
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
