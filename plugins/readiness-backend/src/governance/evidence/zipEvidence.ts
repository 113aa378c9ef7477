import { createReadStream, ReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { formatEvidenceManifest } from 'backstage-plugin-readiness-common';
import { ZipFile } from 'yazl';
import { GatheredEvidence } from './EvidenceExport';

/** Sends gathered evidence as one zip archive, no faster than it is taken. @internal */
export async function zipEvidence(
  { directory, manifest }: GatheredEvidence,
  destination: NodeJS.WritableStream,
): Promise<void> {
  const zip = new ZipFile();
  const mtime = new Date(manifest.at);
  const open = new Array<ReadStream>();
  zip.addBuffer(
    Buffer.from(formatEvidenceManifest(manifest)),
    'manifest.json',
    { mtime },
  );
  for (const { name } of manifest.files) {
    // One file is open at a time.
    zip.addReadStreamLazy(name, { mtime }, done => {
      const file = createReadStream(join(directory, name));
      open.push(file);
      done(null, file);
    });
  }
  zip.end();
  try {
    await pipeline(zip.outputStream, destination);
  } finally {
    // A caller that goes away leaves a file half read.
    open.forEach(file => file.destroy());
  }
}
