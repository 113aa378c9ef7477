import { createHash } from 'node:crypto';
import {
  DocumentSource,
  OpenSloReading,
  parseOpenSlo,
} from 'backstage-readiness-core';
import { isConfigured, ownersOf, SloDocument } from './SloDocument';

/**
 * Files that are read together: those of the configuration, or those that one entity names.
 * @internal
 */
export interface OpenSloGroup {
  /** The files that belong to it; what it borrows from others is not among them. */
  readonly files: ReadonlySet<string>;
  readonly reading: OpenSloReading;
}

/**
 * Parses documents in groups, so that two teams may give an SLO the same name, and what one team breaks stays with it. The
 * files of an entity may refer to what the files of the configuration hold that define no SLO themselves, such as data
 * sources and alert conditions. A group whose texts have not changed is not parsed again.
 * @internal
 */
export class OpenSloGroups {
  #parsed: ReadonlyMap<string, OpenSloReading> = new Map();

  /** The group of the configuration first, then those of entities by ref. */
  parse(documents: readonly SloDocument[]): OpenSloGroup[] {
    const parsed = new Map<string, OpenSloReading>();
    const parse = (sources: readonly DocumentSource[]) => {
      const key = hashOf(sources);
      const reading =
        parsed.get(key) ?? this.#parsed.get(key) ?? parseOpenSlo(sources);
      parsed.set(key, reading);
      return reading;
    };
    const configured = documents.filter(isConfigured).flatMap(sourceOf);
    const shared = parse(configured);
    const borrowed = withoutSlos(configured, shared);
    const groups = [
      { files: filesOf(configured), reading: shared },
      ...byOwner(documents).map(own => {
        const files = filesOf(own);
        const others = borrowed.filter(({ file }) => !files.has(file));
        return { files, reading: parse([...others, ...own]) };
      }),
    ];
    this.#parsed = parsed;
    return groups;
  }
}

function byOwner(documents: readonly SloDocument[]): DocumentSource[][] {
  const owners = new Map<string, DocumentSource[]>();
  for (const document of documents) {
    for (const owner of ownersOf(document)) {
      const files = owners.get(owner) ?? [];
      files.push(...sourceOf(document));
      owners.set(owner, files);
    }
  }
  return [...owners]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, files]) => files);
}

function sourceOf({ file, text }: SloDocument): DocumentSource[] {
  return text === null ? [] : [{ file, text }];
}

function withoutSlos(
  sources: readonly DocumentSource[],
  { files }: OpenSloReading,
): DocumentSource[] {
  const shared = new Set(
    files
      .filter(({ objects }) => objects.every(({ kind }) => kind !== 'SLO'))
      .map(({ file }) => file),
  );
  return sources.filter(({ file }) => shared.has(file));
}

function filesOf(sources: readonly DocumentSource[]): Set<string> {
  return new Set(sources.map(({ file }) => file));
}

function hashOf(sources: readonly DocumentSource[]): string {
  const hash = createHash('sha256');
  for (const { file, text } of sources) {
    hash.update(`${file.length} ${file} ${text.length} ${text}`);
  }
  return hash.digest('base64url');
}
