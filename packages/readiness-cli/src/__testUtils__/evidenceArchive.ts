import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import {
  evidenceContent,
  EvidenceManifest,
  formatEvidenceManifest,
} from 'backstage-plugin-readiness-common';
import { ZipFile } from 'yazl';

/** The files of an export of evidence, but the manifest. */
export const EVIDENCE_FILES: Readonly<Record<string, string>> = {
  'entities.json': '[\n{"entityRef":"component:default/shop"}\n]\n',
  'entities.csv': 'entityRef\r\ncomponent:default/shop\r\n',
};

/** The manifest of some files, with changes that its digest knows of. */
export function evidenceManifest(
  files: Readonly<Record<string, string>> = EVIDENCE_FILES,
  changes: Partial<EvidenceManifest> = {},
): EvidenceManifest {
  const manifest: EvidenceManifest = {
    format: 'readiness-evidence/v1',
    asked: {
      ...{ entity: 'component:default/shop', team: null, gate: null },
      ...{ framework: null, from: '2027-01-01T00:00:00.000Z' },
      to: '2027-03-01T00:00:00.000Z',
    },
    by: 'user:default/ann',
    at: '2027-03-01T12:00:00.000Z',
    revision: 3,
    entities: 1,
    files: Object.entries(files).map(([name, content]) => ({
      ...{ name, rows: 1, bytes: Buffer.byteLength(content) },
      sha256: sha256Of(content),
    })),
    ...changes,
    digest: '',
  };
  return { ...manifest, digest: sha256Of(evidenceContent(manifest)) };
}

/** A zip archive of files, some of which may have the same name, and of a manifest: an object or its text. */
export async function evidenceArchive(
  files: readonly (readonly [name: string, content: string])[] = Object.entries(
    EVIDENCE_FILES,
  ),
  manifest: EvidenceManifest | string | null = evidenceManifest(),
): Promise<Buffer> {
  const zip = new ZipFile();
  if (manifest !== null) {
    const text =
      typeof manifest === 'string'
        ? manifest
        : formatEvidenceManifest(manifest);
    zip.addBuffer(Buffer.from(text), 'manifest.json');
  }
  for (const [name, content] of files) {
    zip.addBuffer(Buffer.from(content), name);
  }
  zip.end();
  return buffer(zip.outputStream);
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
