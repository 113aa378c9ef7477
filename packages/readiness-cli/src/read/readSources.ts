import { DOCUMENT_LIMITS, DocumentSource } from 'backstage-readiness-core';
import { Problem } from '../types';
import { findFiles } from './findFiles';
import { readTextFile } from './readTextFile';

/** @internal */
export interface SourcesReading {
  readonly sources: readonly DocumentSource[];
  /** The files that were found, sorted, also those that could not be read. */
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

// UTF-8 takes at most three bytes for a UTF-16 code unit.
const MAX_BYTES = 3 * DOCUMENT_LIMITS.characters;

/**
 * Reads the texts of files and of the YAML files in directories.
 * @internal
 */
export async function readSources(
  paths: readonly string[],
  cwd: string,
): Promise<SourcesReading> {
  const { files, problems: unfound } = await findFiles(paths, cwd);
  const problems: Problem[] = [...unfound];
  const sources = new Array<DocumentSource>();
  for (const file of files) {
    const reading = await readTextFile(file, { cwd, maxBytes: MAX_BYTES });
    if (reading.kind === 'text') {
      sources.push({ file, text: reading.text });
    } else {
      problems.push(reading.problem);
    }
  }
  return { sources, files, problems };
}
