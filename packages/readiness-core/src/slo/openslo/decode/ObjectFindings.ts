import { OpenSloError } from '../types';

/** @internal */
export interface FindingPlace {
  readonly path: string;
  readonly line: number;
}

/**
 * Collects what is found in one object: errors of the official validator, each path and code once, and warnings.
 * @internal
 */
export class ObjectFindings {
  readonly #errors = new Map<string, OpenSloError>();
  readonly #warnings: OpenSloError[] = [];

  get errors(): readonly OpenSloError[] {
    return [...this.#errors.values()];
  }

  /** Without those of a value that has an error: it is mended first. */
  get warnings(): readonly OpenSloError[] {
    const faulty = new Set(this.errors.map(({ path }) => path));
    return this.#warnings.filter(({ path }) => !faulty.has(path));
  }

  get errorCount(): number {
    return this.#errors.size;
  }

  /**
   * @param code - as the official validator has it
   * @param message - begins with what is wrong; the path is put before it
   */
  error(place: FindingPlace, code: string, message: string): void {
    const key = `${place.path} ${code}`;
    if (!this.#errors.has(key)) {
      this.#errors.set(key, findingOf(place, code, message));
    }
  }

  /** @param code - in snake case, like those of errors */
  warning(place: FindingPlace, code: string, message: string): void {
    this.#warnings.push(findingOf(place, code, message));
  }
}

function findingOf(
  { path, line }: FindingPlace,
  code: string,
  message: string,
): OpenSloError {
  const subject = path === '' ? 'the object' : path;
  return { path, code, message: `${subject} ${message}`, line };
}
