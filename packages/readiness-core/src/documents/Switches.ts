import { AuthoredOff } from './checkShape';
import { DiagnosticList } from './DiagnosticList';
import { didYouMean } from './suggest';
import { Check } from './types';

/**
 * Decides which checks are off: what the configuration disables, then what it enables, then what the author says. A
 * name is either a check (`<standard>/<check id>`) or a source that checks wait for.
 * @internal
 */
export class Switches {
  readonly #disable: ReadonlySet<string>;
  readonly #enable: ReadonlySet<string>;
  readonly #known = new Set<string>();

  static create(options: {
    readonly disable?: readonly string[];
    readonly enable?: readonly string[];
  }): Switches {
    const { disable = [], enable = [] } = options;
    return new Switches(new Set(disable), new Set(enable));
  }

  private constructor(
    disable: ReadonlySet<string>,
    enable: ReadonlySet<string>,
  ) {
    this.#disable = disable;
    this.#enable = enable;
  }

  decide(checkRef: string, authored: AuthoredOff | undefined): Check['off'] {
    const needs = authored?.kind === 'off' ? authored.needs : undefined;
    const names = needs === undefined ? [checkRef] : [checkRef, needs];
    const because = needs === undefined ? {} : { needs };
    for (const name of names) {
      this.#known.add(name);
    }
    if (names.some(name => this.#disable.has(name))) {
      return { ...because, by: 'configuration' };
    }
    if (
      authored?.kind !== 'off' ||
      names.some(name => this.#enable.has(name))
    ) {
      return undefined;
    }
    return { ...because, by: 'author' };
  }

  /** Reports the configured names that no check has. Call it after all decisions. */
  reportUnknown(found: DiagnosticList): void {
    const names = [...this.#disable, ...this.#enable].sort();
    for (const name of new Set(names)) {
      if (!this.#known.has(name)) {
        const hint =
          didYouMean(name, [...this.#known].sort()) ??
          'write <standard>/<check id>, or a source that a check needs';
        found.warning(
          {},
          'unknown-switch',
          `"${name}" is switched on or off, but no check has that name; ${hint}`,
        );
      }
    }
  }
}
