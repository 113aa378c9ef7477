import { ReadObject } from '../readObject';
import { OPENSLO_VERSIONS } from '../rules/checkObject';

/**
 * An object of v1 and the file that holds it.
 * @internal
 */
export interface FiledObject {
  readonly file: string;
  readonly object: ReadObject;
}

/** What a reference leads to. @internal */
export type Reference =
  | { readonly kind: 'found'; readonly object: ReadObject }
  /** There is an object of that name, but it has errors. */
  | { readonly kind: 'faulty' }
  | { readonly kind: 'missing' };

const SUGGESTED_NAMES = 20;

/**
 * The objects of v1 of all files by kind and name. Two of one kind and name: the first by file and line counts.
 * @internal
 */
export class ObjectIndex {
  readonly #first = new Map<string, FiledObject>();
  readonly #all: FiledObject[] = [];
  readonly #names = new Map<string, string[]>();
  readonly #repeated = new Map<FiledObject, FiledObject>();

  /** @param objects - by file and line */
  static create(objects: readonly FiledObject[]): ObjectIndex {
    const index = new ObjectIndex();
    for (const filed of objects) {
      if (filed.object.apiVersion === OPENSLO_VERSIONS.v1) {
        index.#add(filed);
      }
    }
    return index;
  }

  private constructor() {}

  /** Each object whose name is taken, with the one that has it. */
  get repeated(): ReadonlyMap<FiledObject, FiledObject> {
    return this.#repeated;
  }

  /** Objects that count and are free of errors. */
  usable(kind: string): readonly FiledObject[] {
    return this.#all.filter(
      filed =>
        filed.object.kind === kind &&
        isUsable(filed.object) &&
        this.#first.get(keyOf(filed.object)) === filed,
    );
  }

  has(kind: string): boolean {
    return this.#names.has(kind);
  }

  /** Some names of a kind, to suggest one of them; not all, so that the work for many references stays bounded. */
  namesOf(kind: string): readonly string[] {
    return this.#names.get(kind) ?? [];
  }

  find(kind: string, name: string): Reference {
    const filed = this.#first.get(keyOf({ kind, name }));
    if (!filed) {
      return { kind: 'missing' };
    }
    return isUsable(filed.object)
      ? { kind: 'found', object: filed.object }
      : { kind: 'faulty' };
  }

  #add(filed: FiledObject): void {
    const key = keyOf(filed.object);
    const first = this.#first.get(key);
    this.#all.push(filed);
    this.#remember(filed.object);
    if (!first) {
      this.#first.set(key, filed);
    } else if (filed.object.name !== '') {
      this.#repeated.set(filed, first);
    }
  }

  #remember({ kind, name }: ReadObject): void {
    const names = this.#names.get(kind) ?? [];
    this.#names.set(kind, names);
    if (names.length < SUGGESTED_NAMES) {
      names.push(name);
    }
  }
}

function keyOf({ kind, name }: { kind: string; name: string }): string {
  return `${kind}/${name}`;
}

function isUsable({ decoded, findings }: ReadObject): boolean {
  return decoded !== undefined && findings.errorCount === 0;
}
