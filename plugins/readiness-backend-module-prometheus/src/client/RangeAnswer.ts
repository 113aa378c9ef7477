import type { SliReadAnswer } from 'backstage-plugin-readiness-node';

/** Why nothing was read. @internal */
export type ReadFault = Exclude<SliReadAnswer, { kind: 'read' }>;

/** One value of a series; a value may be NaN or infinite. @internal */
export interface Sample {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly value: number;
}

/** What a range query was answered with. @internal */
export type RangeAnswer =
  | {
      readonly kind: 'series';
      /** The samples of each series, sorted by time. */
      readonly series: readonly (readonly Sample[])[];
      /** What the server remarked. */
      readonly warnings: readonly string[];
    }
  | ReadFault;
