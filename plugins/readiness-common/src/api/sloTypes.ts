import {
  DiagnosticView,
  EntityFilter,
  EntitySummary,
  FiguresOf,
  IsoInstant,
} from './types';

/** Where an objective stands; the words are those of the core. @public */
export type SloStateView =
  | 'ok'
  | 'at-risk'
  | 'exhausted'
  | 'no-traffic'
  | 'no-data'
  | 'stale'
  | 'error';

/** The windows over which burn rates are given; `window` is that of the objective. @public */
export type BurnRateWindowView =
  | '5m'
  | '30m'
  | '1h'
  | '2h'
  | '6h'
  | '1d'
  | '3d'
  | 'window';

/** What counts for lists and cards of one objective. Ratios are 0 to 1; whatever is not known is null. @public */
export interface SloObjectiveSummary {
  slo: string;
  /** Unique within its SLO. */
  objective: string;
  title: string;
  state: SloStateView;
  /** Why, in one sentence. */
  reason: string;
  target: number;
  attainment: number | null;
  /** 1 is all of it; negative when more was spent. */
  budgetRemaining: number | null;
  /** What is left as seconds of full outage, or as seconds of bad slices. */
  budgetRemainingSeconds: number | null;
  alert: 'page' | 'ticket' | null;
  lowTraffic: boolean;
  /** Share of the window for which there is data. */
  coverage: number;
  /** Whether it counts as met at a gate; null when that is not known. */
  met: boolean | null;
  /** Such as `28 days, rolling` or `month from the 1st, Europe/Prague`. */
  window: string;
  /** End of what was counted. */
  countedUntil: IsoInstant | null;
}

/** What an error-budget policy asks for now. @public */
export interface SloPolicyView {
  policy: string;
  title: string;
  /** Which state of the budget it follows from. */
  state: 'at-risk' | 'exhausted';
  /** What the owner is told. */
  message: string;
  /** What the production gate should do. */
  gate: 'allow' | 'warn' | 'block';
  /** When the budget came into this state. */
  since: IsoInstant;
  /** Until when the owner should have acknowledged it; null when the policy asks for none. */
  acknowledgeBy: IsoInstant | null;
  acknowledged: { by: string; at: IsoInstant; comment: string | null } | null;
}

/** One point of a burn-down: the share of the budget that was left at that instant. @public */
export interface BurnDownPoint {
  at: IsoInstant;
  budgetRemaining: number | null;
}

/** Everything about one objective of an entity. @public */
export interface SloObjectiveView extends SloObjectiveSummary {
  description?: string;
  method: 'Occurrences' | 'Timeslices' | 'RatioTimeslices';
  windowStart: IsoInstant;
  /** Lies ahead for a calendar window. */
  windowEnd: IsoInstant;
  budgetConsumed: number | null;
  /** Events, or slices under the two methods that count slices. */
  counts: {
    unit: 'events' | 'slices';
    good: number | null;
    bad: number | null;
    total: number | null;
  };
  burnRates: Record<BurnRateWindowView, number | null>;
  /** At the burn rate of the last hour; null when it does not burn. */
  secondsToExhaustion: number | null;
  lastsUntilReset: boolean;
  alertReasons: string[];
  /** Oldest first, at most 120. */
  burnDown: BurnDownPoint[];
  /** The queries that were sent, and what was doubtful about them. */
  indicator: {
    source: string | null;
    sourceType: string | null;
    queries: string[];
    warnings: string[];
  };
  /** When it was last read, whether that worked, and why not. */
  read: {
    at: IsoInstant | null;
    outcome: 'read' | 'refused' | 'unavailable' | 'never';
    reason: string | null;
  };
  /** Changes of state, newest first, at most 20. */
  changes: { at: IsoInstant; from: SloStateView | null; to: SloStateView }[];
  policies: SloPolicyView[];
  /** File or URL and line of the document. */
  document: { file: string; line: number };
}

/** The SLOs of one entity. @public */
export interface EntitySlos {
  entity: EntitySummary;
  /** Worst first. */
  objectives: SloObjectiveView[];
  /** Whether the viewer may acknowledge what a policy asks for. */
  mayAcknowledge: boolean;
  /** Errors and warnings of the documents that belong to this entity. */
  diagnostics: DiagnosticView[];
}

/** Which objectives to list. @public */
export interface SloQuery extends EntityFilter {
  state?: SloStateView[];
  /** Name of a data source. */
  source?: string[];
  alert?: ('page' | 'ticket' | 'none')[];
  /** `worst`: least budget left first. Default. */
  order?: 'worst' | 'name';
  limit?: number;
  cursor?: string;
}

/** One objective in the catalogue of SLOs. @public */
export interface SloListItem extends SloObjectiveSummary {
  entity: EntitySummary;
  source: string | null;
  gate: 'allow' | 'warn' | 'block' | null;
}

/** How many objectives are in which state. @public */
export interface SloCounts {
  total: number;
  byState: Record<SloStateView, number>;
}

/** SLOs across the fleet. @public */
export interface SloOverview extends SloCounts {
  figuresOf: FiguresOf;
  at: IsoInstant;
  /** Entities that have at least one objective. */
  entities: number;
  byTier: ({ tier: number | null } & SloCounts)[];
  /** The 50 largest teams; team null is what no group owns. */
  byTeam: ({ team: string | null } & SloCounts)[];
  otherTeams?: { teams: number } & SloCounts;
  /** The 50 largest systems; null is what belongs to no system. */
  bySystem: ({ system: string | null } & SloCounts)[];
  otherSystems?: { systems: number } & SloCounts;
  /** Least budget left first, at most 10. */
  worst: SloListItem[];
  /** Services of tiers 0 and 1 (an undeclared tier counts as 0) without an SLO. */
  withoutSlo: {
    count: number;
    /** Most critical first, at most 20; the list endpoint has them all. */
    items: EntitySummary[];
  };
  sources: SloSourceView[];
}

/** One configured data source. @public */
export interface SloSourceView {
  name: string;
  title: string;
  types: string[];
  state: 'ok' | 'waiting' | 'down' | 'never';
  /** Why it is down or waits, and since when. */
  reason: string | null;
  since: IsoInstant | null;
  lastReadAt: IsoInstant | null;
  objectives: number;
}

/** The OpenSLO documents that were read. @public */
export interface SloDocumentsView {
  files: { file: string; valid: boolean; slos: number }[];
  diagnostics: DiagnosticView[];
  /** SLOs that belong to no entity, and why. */
  unassigned: { slo: string; service: string; file: string; reason: string }[];
  /** Documents that are in force in an older version because the newest is broken. */
  lastValid: string[];
}

/** Counts of one slice of time, pushed by a service. @public */
export interface PushedSlice {
  /** Name of the series, as `metricSource.spec.series` of the SLI has it. */
  series: string;
  /** A multiple of 5 minutes (or of `seconds`). */
  start: IsoInstant;
  /** Length: a divisor of an hour of at least 60. Default 300. */
  seconds?: number;
  /** Good events; or give `bad`. */
  good?: number;
  bad?: number;
  total: number;
}

/** @public */
export interface SlicePush {
  /** At most 5,000. */
  slices: PushedSlice[];
}

/** @public */
export interface SlicePushResult {
  accepted: number;
  unchanged: number;
  rejected: { index: number; code: string; message: string }[];
}

/**
 * Budgets of adopters of a capability beside those of non-adopters, within one tier. Whose adoption is unknown is on
 * neither side.
 * @public
 */
export interface BudgetsByAdoption {
  tier: number | null;
  /** Services with at least one objective; by the worst state of each. */
  adopters: SloCounts;
  nonAdopters: SloCounts;
  /** Services without an SLO, which say nothing either way. */
  adoptersWithoutSlo: number;
  nonAdoptersWithoutSlo: number;
}
