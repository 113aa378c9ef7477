import { relative } from 'node:path';
import {
  DOCUMENT_LIMITS,
  DocumentSet,
  DocumentSource,
  parseDocuments,
} from 'backstage-readiness-core';
import { Problem, Surroundings } from '../types';
import { findFiles } from './findFiles';
import { findShippedStandards } from './findShippedStandards';
import { readTextFile } from './readTextFile';

/** @internal */
export interface DocumentsReading {
  readonly documents: DocumentSet;
  /** The files that documents were looked for in, sorted. */
  readonly files: readonly string[];
  /** What kept a file from being read at all; what was found inside of files is in `documents`. */
  readonly problems: readonly Problem[];
}

// UTF-8 takes at most three bytes for a UTF-16 code unit.
const MAX_BYTES = 3 * DOCUMENT_LIMITS.characters;

/**
 * Reads documents from files and directories; without any path those that ship. What ships can always be extended.
 * @internal
 */
export async function readDocuments(
  paths: readonly string[],
  { cwd, packageRoot }: Pick<Surroundings, 'cwd' | 'packageRoot'>,
): Promise<DocumentsReading> {
  const standards = await findShippedStandards(packageRoot);
  const shipped = await readSources([relative(cwd, standards)], cwd);
  const own = paths.length > 0 ? await readSources(paths, cwd) : shipped;
  return {
    documents: parseDocuments(own.sources, { shipped: shipped.sources }),
    files: own.files,
    problems: own.problems,
  };
}

async function readSources(paths: readonly string[], cwd: string) {
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
