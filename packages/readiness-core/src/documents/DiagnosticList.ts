import { Place } from './located';
import { Diagnostic } from './types';

/**
 * Collects what is found in one part of a document. Every message starts with the name of that part.
 * @internal
 */
export class DiagnosticList {
  readonly #subject: string;
  readonly #diagnostics: Diagnostic[] = [];

  /**
   * @param subject - names the part for people, such as `Check "on-call"`
   */
  static create(subject: string): DiagnosticList {
    return new DiagnosticList(subject);
  }

  private constructor(subject: string) {
    this.#subject = subject;
  }

  get all(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  get firstError(): Diagnostic | undefined {
    return this.#diagnostics.find(({ severity }) => severity === 'error');
  }

  get errorCount(): number {
    return this.#diagnostics.filter(({ severity }) => severity === 'error')
      .length;
  }

  error(place: Place, code: string, message: string): void {
    this.#add('error', place, code, message);
  }

  warning(place: Place, code: string, message: string): void {
    this.#add('warning', place, code, message);
  }

  include(diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics) {
      this.#diagnostics.push(diagnostic);
    }
  }

  #add(
    severity: Diagnostic['severity'],
    { file, path, line }: Place,
    code: string,
    message: string,
  ): void {
    this.#diagnostics.push({
      severity,
      code,
      message: `${this.#subject}: ${message}`,
      ...(path ? { path } : {}),
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { line }),
    });
  }
}
