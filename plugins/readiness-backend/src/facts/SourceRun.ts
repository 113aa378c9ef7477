import { JsonValue } from '@backstage/types';

/** Refused reports that are named, each in words. */
const SHOWN = 5;

/** @internal */
export interface SourceRunResult {
  readonly result: 'succeeded' | 'failed';
  readonly batches: number;
  readonly accepted: number;
  readonly refused: number;
  readonly problem?: string;
}

/** What has happened in a run of a source so far. @internal */
export class SourceRun {
  batches = 0;
  accepted = 0;
  nextWatermark: JsonValue | undefined;
  readonly #refused = new Array<string>();
  #failure: string | undefined;

  constructor(readonly watermark: JsonValue | undefined) {}

  /** The first batch looked earliest: nothing that happened after it may be passed over next time. */
  noteWatermark(watermark: JsonValue | undefined): void {
    this.nextWatermark ??= watermark;
  }

  fail(message: string): void {
    this.#failure ??= message;
  }

  refuse(message: string): void {
    this.#refused.push(message);
  }

  result(sourceId: string): SourceRunResult {
    const failure = this.#failure;
    const refused = this.#refused.length;
    const shown = this.#refused.slice(0, SHOWN).join('; ');
    const problems = [
      ...(failure === undefined
        ? []
        : [`The fact source ${sourceId} failed: ${failure}`]),
      ...(refused === 0
        ? []
        : [
            `${refused} reports of the fact source ${sourceId} were not taken: ${shown}`,
          ]),
    ];
    return {
      result: failure === undefined ? 'succeeded' : 'failed',
      batches: this.batches,
      accepted: this.accepted,
      refused,
      ...(problems.length > 0 && { problem: problems.join('. ') }),
    };
  }
}
