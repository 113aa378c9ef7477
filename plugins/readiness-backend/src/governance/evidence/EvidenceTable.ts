import { JsonObject } from '@backstage/types';
import { EvidenceReading } from './EvidenceReading';

/** One kind of evidence, which becomes a file of JSON and one of CSV. @internal */
export interface EvidenceTable {
  /** Of the files, without their ending. */
  readonly name: string;
  /** In the order of CSV. */
  readonly columns: readonly string[];
  /** Some rows at a time, in an order that the same data always has. */
  readonly read: (
    reading: EvidenceReading,
  ) => AsyncIterable<readonly JsonObject[]>;
}
