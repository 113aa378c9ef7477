/** @internal */
export type Unit = 'ms' | 'KB' | 'MB' | 'queries' | 'statements' | 'requests/s';

/** One measurement beside its floor. @internal */
export interface Figure {
  readonly name: string;
  readonly unit: Unit;
  readonly value: number;
  /** What the unavoidable part of the work took in the same run, in the same unit. */
  readonly floor?: number;
  readonly aims: readonly Aim[];
}

/** What a figure should come to. `ratio` is value ÷ floor. @internal */
export type Aim =
  | { readonly of: 'value' | 'ratio'; readonly atMost: number }
  | { readonly of: 'value' | 'ratio'; readonly atLeast: number };

/** Value ÷ floor; undefined without a floor. @internal */
export function ratioOf({ value, floor }: Figure): number | undefined {
  return floor === undefined || floor === 0 ? undefined : value / floor;
}

/** Whether all aims of a figure are met; undefined when it has none. @internal */
export function verdictOf(figure: Figure): 'met' | 'MISS' | undefined {
  if (figure.aims.length === 0) {
    return undefined;
  }
  return figure.aims.every(aim => isMet(aim, figure)) ? 'met' : 'MISS';
}

function isMet(aim: Aim, figure: Figure): boolean {
  const actual = aim.of === 'value' ? figure.value : ratioOf(figure);
  if (actual === undefined) {
    return false;
  }
  return 'atMost' in aim ? actual <= aim.atMost : actual >= aim.atLeast;
}

/**
 * The figures of SQLite with their own aims: at most twice the time of PostgreSQL in the same run. What is no time has
 * the same aim on both.
 * @internal
 */
export function besidePostgres(
  figures: readonly Figure[],
  postgres: readonly Figure[],
): Figure[] {
  return figures.map(figure => {
    const other = postgres.find(({ name }) => name === figure.name);
    const isTime = figure.unit === 'ms' || figure.unit === 'requests/s';
    const isAbsolute = (aim: Aim) => aim.of === 'value';
    if (!other || !isTime || other.aims.length === 0) {
      return figure;
    }
    const twice: Aim =
      figure.unit === 'ms'
        ? { of: 'value', atMost: other.value * 2 }
        : { of: 'value', atLeast: other.value / 2 };
    return {
      ...figure,
      aims: [...figure.aims.filter(aim => !isAbsolute(aim)), twice],
    };
  });
}
