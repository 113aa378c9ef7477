import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  DocumentSet,
  DocumentSource,
  parseDocuments,
} from 'backstage-readiness-core';
import { readDocumentFiles } from './readDocumentFiles';

/**
 * The standards, capabilities and error-budget policies that come with this package.
 * @internal
 */
export class ShippedStandards {
  /** Whole files, for `extends`. */
  readonly files: readonly DocumentSource[];
  /** One source per document, so that each can be replaced by a document of the same name. */
  readonly documents: readonly DocumentSource[];
  /** Filled as names are asked for: most configurations replace nothing that ships. */
  readonly #names = new Map<DocumentSource, readonly string[]>();

  /** Empty where a bundle has left them out: then the entry `shipped` is reported as unreadable, and all else works. */
  static async load(): Promise<ShippedStandards> {
    const folder = shippedFolder();
    const sources = folder === undefined ? [] : await readDocumentFiles(folder);
    return ShippedStandards.of(
      sources.map(({ file, text }) => ({
        file: `readiness:${basename(file)}`,
        text,
      })),
    );
  }

  static of(files: readonly DocumentSource[]): ShippedStandards {
    return new ShippedStandards(files);
  }

  private constructor(files: readonly DocumentSource[]) {
    this.files = files;
    this.documents = files.flatMap(splitDocuments);
  }

  /** Whether a source is a shipped document that one of these documents (`<kind> <name>`) replaces. */
  isReplaced(source: DocumentSource, names: ReadonlySet<string>): boolean {
    const document = this.documents.find(
      ({ file, text }) => file === source.file && text === source.text,
    );
    return document
      ? this.#namesOf(document).some(name => names.has(name))
      : false;
  }

  /** What a document extends does not change its name, so nothing else is parsed for it. */
  #namesOf(document: DocumentSource): readonly string[] {
    const names =
      this.#names.get(document) ?? namesOf(parseDocuments([document]));
    this.#names.set(document, names);
    return names;
  }
}

/**
 * The documents of a set as `<kind> <name>`, broken ones included.
 * @internal
 */
export function namesOf(documents: DocumentSet): string[] {
  return [
    ...documents.standards.map(({ name }) => `Standard ${name}`),
    ...documents.capabilities.map(({ name }) => `Capability ${name}`),
    ...documents.errorBudgetPolicies.map(
      ({ name }) => `ErrorBudgetPolicy ${name}`,
    ),
    ...documents.gates.map(({ name }) => `Gate ${name}`),
    ...documents.exemptionPolicies.map(({ name }) => `ExemptionPolicy ${name}`),
    ...documents.rejected.map(({ kind, name }) => `${kind} ${name}`),
  ];
}

/** In the published package beside the code, in the repository at its root; undefined where neither is. */
function shippedFolder(): string | undefined {
  const published = resolvePackagePath(
    'backstage-plugin-readiness-backend',
    'standards',
  );
  return [published, join(published, '..', '..', '..', 'standards')].find(
    folder => existsSync(folder),
  );
}

/** Keeps the numbers of lines by filling up with empty ones. */
function splitDocuments({ file, text }: DocumentSource): DocumentSource[] {
  let line = 0;
  return text.split(/^---[ \t]*\r?\n/m).flatMap(part => {
    const start = line;
    line += part.split('\n').length;
    return /^\s*(#.*\s*)*$/.test(part)
      ? []
      : [{ file, text: `${'\n'.repeat(start)}${part}` }];
  });
}
