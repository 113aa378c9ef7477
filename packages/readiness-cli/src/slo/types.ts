import {
  ObjectiveStatus,
  SliReadOutcome,
  SloDefinition,
  SloObjective,
} from 'backstage-readiness-core';
import { Problem } from '../types';

/** An objective of an SLO. @internal */
export interface NamedObjective {
  readonly definition: SloDefinition;
  readonly objective: SloObjective;
}

/** An objective with its answer. @internal */
export interface CheckedObjective extends NamedObjective {
  readonly status: ObjectiveStatus;
  readonly outcome: SliReadOutcome;
  /** As they were sent; empty where nothing was asked. */
  readonly queries: readonly string[];
  /** What is doubtful about the queries or about what they gave. */
  readonly warnings: readonly string[];
}

/** All that a check of SLOs has to say. @internal */
export interface SloReport {
  /** Sorted by the name of the SLO, then as in the document. */
  readonly objectives: readonly CheckedObjective[];
  readonly problems: readonly Problem[];
}
