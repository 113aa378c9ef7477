import { relative } from 'node:path';
import { DocumentSet, parseDocuments } from 'backstage-readiness-core';
import { Problem, Surroundings } from '../types';
import { findShippedStandards } from './findShippedStandards';
import { readSources } from './readSources';

/** @internal */
export interface DocumentsReading {
  readonly documents: DocumentSet;
  /** The files that documents were looked for in, sorted. */
  readonly files: readonly string[];
  /** What kept a file from being read at all; what was found inside of files is in `documents`. */
  readonly problems: readonly Problem[];
}

/**
 * Reads documents from files and directories; without any path those that ship. What ships can always be extended.
 * @internal
 */
export async function readDocuments(
  paths: readonly string[],
  surroundings: Pick<Surroundings, 'cwd' | 'packageRoot'>,
): Promise<DocumentsReading> {
  const shipped = await readShipped(surroundings);
  const own =
    paths.length > 0 ? await readSources(paths, surroundings.cwd) : shipped;
  return {
    documents: parseDocuments(own.sources, { shipped: shipped.sources }),
    files: own.files,
    problems: own.problems,
  };
}

/**
 * The documents that ship.
 * @internal
 */
export async function readShipped({
  cwd,
  packageRoot,
}: Pick<Surroundings, 'cwd' | 'packageRoot'>) {
  const standards = await findShippedStandards(packageRoot);
  return readSources([relative(cwd, standards)], cwd);
}
