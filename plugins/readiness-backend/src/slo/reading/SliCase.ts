import {
  SliCounting,
  SliDefinition,
  SliThreshold,
} from 'backstage-readiness-core';
import { DbSlisRow } from '../../database/sloTables';
import { Settling } from '../slices/DayTotals';
import { ObjectiveCase } from '../status/ObjectiveCase';
import { instantOf } from './instantOf';
import { ReadSpan, ReadTime } from './readSpans';
import { SliToRead } from './SliReader';

/**
 * One claimed SLI with the objectives that share it.
 * @internal
 */
export class SliCase {
  readonly row: DbSlisRow;
  readonly objectives: readonly ObjectiveCase[];
  readonly settling: Settling;

  constructor(row: DbSlisRow, objectives: readonly ObjectiveCase[]) {
    this.row = row;
    this.objectives = objectives;
    this.settling = {
      definition: JSON.parse(row.definition) as SliDefinition,
      sliceSeconds: row.slice_seconds,
    };
  }

  get sliId(): string {
    return this.row.sli_id;
  }

  /** The ways in which its slices are added up, each once. */
  get countings(): SliCounting[] {
    const countings = this.objectives.map(({ counting }) => counting);
    return [
      ...new Map(countings.map(counting => [counting.key, counting])).values(),
    ];
  }

  get read(): ReadTime | null {
    const from = instantOf(this.row.read_from);
    const until = instantOf(this.row.read_until);
    return from === null || until === null ? null : { from, until };
  }

  /** What to read of it; undefined when no objective can be counted. */
  toRead(now: number): SliToRead | undefined {
    const needed = this.#needed(now);
    const { threshold } = this.row;
    return (
      needed && {
        ...this.settling,
        ...(threshold !== null && {
          threshold: JSON.parse(threshold) as SliThreshold,
        }),
        read: this.read,
        needed,
      }
    );
  }

  #needed(now: number): ReadSpan | undefined {
    const spans = this.objectives.flatMap(
      objective => objective.neededTime(now) ?? [],
    );
    return spans.length === 0
      ? undefined
      : {
          from: Math.min(...spans.map(({ from }) => from)),
          to: Math.max(...spans.map(({ to }) => to)),
        };
  }
}
