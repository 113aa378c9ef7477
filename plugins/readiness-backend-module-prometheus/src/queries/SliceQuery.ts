/** PromQL to evaluate at the end of each slice. @internal */
export interface SliceQuery {
  readonly promql: string;
  /** What its value is multiplied by to be that of the slice. */
  readonly scale: number;
}
