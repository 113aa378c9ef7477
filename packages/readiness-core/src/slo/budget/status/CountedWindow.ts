import { ObjectiveStatus, SliSlice } from '../../types';
import { alertOf } from '../alerts/alertOf';
import { BurnRateOptions, burnRatesOf } from '../figures/burnRatesOf';
import { exhaustionOf } from '../figures/exhaustionOf';
import { Figures, figuresOf, NO_FIGURES } from '../figures/figuresOf';
import { isLowTraffic } from '../figures/isLowTraffic';
import { SLO_LIMITS } from '../figures/limits';
import { between } from '../slices/between';
import { countableSlices } from '../slices/countableSlices';
import { countingOf } from '../slices/countingOf';
import { countingRange } from '../slices/countingRange';
import { totalSlices } from '../totals/totalSlices';
import {
  CountingRange,
  ObjectiveStatusOptions,
  SliCounting,
  SliTotals,
} from '../types';
import { NO_BURN_RATES } from './statusOfError';

/** A window whose slices have been added up, or why they cannot be. @internal */
export type CountedWindowReading =
  | { readonly kind: 'counted'; readonly window: CountedWindow }
  | { readonly kind: 'refused'; readonly reason: string };

/** What the slices of an objective come to, before it is said in which state it is. @internal */
export class CountedWindow {
  readonly range: CountingRange & { kind: 'range' };
  /** End of the last slice with data. */
  readonly countedUntil: number | null;
  /** Attainment and budget; of what is no longer known only how much of it there is. */
  readonly figures: Figures;
  readonly #options: ObjectiveStatusOptions;
  readonly #counting: SliCounting;
  readonly #slices: readonly SliSlice[];
  readonly #totals: SliTotals;

  private constructor(
    options: ObjectiveStatusOptions,
    counted: {
      range: CountingRange & { kind: 'range' };
      countedUntil: number | null;
      counting: SliCounting;
      slices: readonly SliSlice[];
    },
  ) {
    this.range = counted.range;
    this.countedUntil = counted.countedUntil;
    this.#options = options;
    this.#counting = counted.counting;
    this.#slices = counted.slices;
    this.#totals =
      options.totals ??
      totalSlices(
        counted.counting,
        between(counted.slices, this.range.from, this.range.to),
      );
    this.figures = this.#countFigures();
  }

  static read(options: ObjectiveStatusOptions): CountedWindowReading {
    const { slo, objective, now } = options;
    const counting = countingOf(slo.method, objective);
    const { sliceSeconds } = counting;
    const slices = countableSlices(options.slices, sliceSeconds, now);
    const last = lastStart(slices, options.totals);
    const countedUntil = last === null ? null : last + sliceSeconds * 1_000 + 0;
    const range = countingRange({ ...options, countedUntil });
    return range.kind === 'refused'
      ? range
      : {
          kind: 'counted',
          window: new CountedWindow(options, {
            range,
            countedUntil,
            counting,
            slices,
          }),
        };
  }

  get burnRates(): ObjectiveStatus['burnRates'] {
    return this.#holds
      ? {
          ...burnRatesOf(this.#burn, this.countedUntil ?? this.range.to),
          window: this.figures.budgetConsumed,
        }
      : NO_BURN_RATES;
  }

  /** @param burnRates - those of this window */
  alert(
    burnRates: ObjectiveStatus['burnRates'],
  ): Pick<ObjectiveStatus, 'alert' | 'alertReasons'> {
    return this.#holds
      ? alertOf({
          burn: this.#burn,
          burnRates,
          conditions: this.#options.slo.alertConditions,
          windowSeconds:
            (this.range.windowEnd - this.range.windowStart) / 1_000,
          until: this.countedUntil ?? this.range.to,
        })
      : { alert: null, alertReasons: [] };
  }

  /** @param burnRates - those of this window */
  exhaustion(
    burnRates: ObjectiveStatus['burnRates'],
  ): Pick<ObjectiveStatus, 'secondsToExhaustion' | 'lastsUntilReset'> {
    return exhaustionOf({
      window: this.#options.slo.window,
      range: this.range,
      budgetRemaining: this.figures.budgetRemaining,
      burnRate: burnRates['1h'],
    });
  }

  get lowTraffic(): boolean {
    const { slo, objective, limits } = this.#options;
    return (
      this.#holds &&
      isLowTraffic({
        sli: slo.sli,
        method: slo.method,
        objective,
        counting: this.#counting,
        range: this.range,
        totals: this.#totals,
        lowTrafficBelow: { ...SLO_LIMITS, ...limits }.lowTrafficBelow,
      })
    );
  }

  #countFigures(): Figures {
    const figures = figuresOf({
      method: this.#options.slo.method,
      objective: this.#options.objective,
      counting: this.#counting,
      range: this.range,
      totals: this.#totals,
    });
    return this.#holds && figures.coverage > 0
      ? figures
      : { ...NO_FIGURES, coverage: figures.coverage };
  }

  /** Whether there are figures: fresh ones, or as of when the last data ended. */
  get #holds(): boolean {
    return ['fresh', 'stale'].includes(this.range.freshness);
  }

  get #burn(): BurnRateOptions {
    return {
      method: this.#options.slo.method,
      objective: this.#options.objective,
      counting: this.#counting,
      slices: this.#slices,
    };
  }
}

function lastStart(
  slices: readonly SliSlice[],
  totals: SliTotals | undefined,
): number | null {
  const lastSlice = slices.at(-1)?.start ?? null;
  const lastTotal = totals?.last ?? null;
  return lastSlice === null || lastTotal === null
    ? lastSlice ?? lastTotal
    : Math.max(lastSlice, lastTotal);
}
