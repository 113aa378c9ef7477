import { JsonValue } from '@backstage/types';
import { BudgetsByAdoption } from './sloTypes';

/** @public */
export type CheckStatus =
  | 'pass'
  | 'warn'
  | 'fail'
  | 'no-data'
  | 'error'
  | 'not-applicable';

/** @public */
export type Actor = 'owner' | 'platform' | 'author' | 'nobody';

/** @public */
export type AdoptionStatus = 'adopted' | 'not-adopted' | 'unknown';

/** Instants are ISO 8601 in UTC everywhere in the API. @public */
export type IsoInstant = string;

/** What is known about where an entity stands in the organisation. @public */
export interface EntitySummary {
  entityRef: string;
  title: string;
  kind: string;
  type: string | null;
  lifecycle: string | null;
  /** 0 to 3; null when none is validly declared. */
  tier: number | null;
  owner: string | null;
  system: string | null;
  domain: string | null;
}

/** A level "2 of 3". @public */
export interface LevelView {
  /** Name of the level reached; null below the first. */
  name: string | null;
  /** 1-based, 0 for none. */
  rank: number;
  /** How many levels the standard has. */
  of: number;
  /** Highest rank at which a check applies to this entity; lower than `of` where nothing more is asked of it. */
  highest: number;
}

/** One observation behind a result. @public */
export interface FactView {
  factId: string;
  /** Absent when there is no data, or when the source found nothing. */
  value?: JsonValue;
  state: 'value' | 'none' | 'absent';
  observedAt?: IsoInstant;
  source?: string;
  provenance?: 'declared' | 'measured' | 'attested';
}

/** @public */
export interface FixView {
  text?: string;
  url?: string;
  template?: string;
}

/** A check applied to an entity, in words. @public */
export interface ResultView {
  checkId: string;
  title: string;
  description?: string;
  category: string;
  level: string;
  weight: number;
  status: CheckStatus;
  stale: boolean;
  exempt: boolean;
  reason: string;
  who: Actor;
  facts: FactView[];
  fix?: FixView;
  why?: string;
  /** Expected work in minutes. */
  effort?: number;
  controls: { framework: string; id: string }[];
}

/** @public */
export interface NextStepView {
  checkId: string;
  title: string;
  level: string;
  forNextLevel: boolean;
  /** What the score would gain, 0 to 1. */
  gain: number;
  effort?: number;
}

/** All results of one standard for one entity. @public */
export interface ScorecardView {
  standard: string;
  title: string;
  level: LevelView;
  levels: string[];
  /** 0 to 1; null when nothing is known: "not assessed". */
  score: number | null;
  known: number | null;
  counts: Record<CheckStatus, number>;
  exempted: number;
  results: ResultView[];
  nextLevel: string | null;
  nextSteps: NextStepView[];
  /** Checks of the standard that are off, in no score. */
  off: { checkId: string; title: string; needs?: string }[];
  changedAt: IsoInstant;
  revision: number;
}

/** @public */
export type ChangeCauseKind =
  | 'first-seen'
  | 'fact'
  | 'entity'
  | 'tier'
  | 'scope'
  | 'standard'
  | 'time'
  | 'exemption'
  | 'attestation'
  | 'source-off'
  | 'removed';

/** One change, and why. @public */
export interface ChangeView {
  id: string;
  at: IsoInstant;
  entityRef: string;
  subjectKind: 'standard' | 'capability';
  subject: string;
  causes: { kind: ChangeCauseKind; detail?: string }[];
  fromLevel: string | null;
  toLevel: string | null;
  fromRank: number | null;
  toRank: number | null;
  fromScore: number | null;
  toScore: number | null;
  /**
   * Check (or capability) with its state before and after, such as `pass` or, with its flags, `pass, stale`; null where
   * there was none.
   */
  details: {
    id: string;
    title: string;
    before: string | null;
    after: string | null;
  }[];
}

/** @public */
export interface AdoptionView {
  capability: string;
  title: string;
  status: AdoptionStatus;
  stale: boolean;
  alternative?: string;
  reason: string;
  links: { docs?: string; start?: string };
}

/** Everything readiness says about one entity. @public */
export interface EntityReadiness {
  entity: EntitySummary;
  tierProblem: string | null;
  /** Null while it has never been evaluated. */
  evaluatedAt: IsoInstant | null;
  /** A change is known that the results do not show yet. */
  pending: boolean;
  scorecards: ScorecardView[];
  outOfScope: { standard: string; title: string; reason: string }[];
  adoption: AdoptionView[];
  /** Of the last 7 days, newest first, at most 50. */
  changes: ChangeView[];
}

/** @public */
export interface DependencyView {
  entityRef: string;
  exists: boolean;
  /** The level of the first standard in its scope; null when it has none or may not be seen. */
  standard: string | null;
  level: LevelView | null;
}

/** Who owns an entity and how to reach them. @public */
export interface OwnershipView {
  entity: EntitySummary;
  owner: {
    ref: string | null;
    state: 'none' | 'missing' | 'not-a-group' | 'valid';
    title: string | null;
    members: number | null;
    /** Ways to reach the owning team. */
    contacts: { kind: 'email' | 'chat' | 'link'; label: string; url: string }[];
    parents: string[];
  };
  onCall: { known: boolean; detail: string | null; source: string | null };
  escalation: { label: string; url: string }[];
  runbooks: { label: string; url: string }[];
  dashboards: { label: string; url: string }[];
  tierProblem: string | null;
  /** Those that the viewer may see, and, for who sees everything, those that do not exist; at most 200. */
  dependencies: DependencyView[];
  /** Dependencies that are not listed: they do not exist or may not be seen, or there are too many. */
  otherDependencies?: number;
  /** How many entities that the viewer may see depend on this one. */
  dependents: number;
  /** What is missing, in words. */
  gaps: { code: OwnershipGap; text: string }[];
}

/** @public */
export type OwnershipGap =
  | 'no-owner'
  | 'owner-missing'
  | 'owner-not-a-group'
  | 'no-contact'
  | 'no-rotation'
  | 'no-tier';

/** Filters shared by the list and the figures; a list means any of. Refs in any case. @public */
export interface EntityFilter {
  kind?: string[];
  type?: string[];
  lifecycle?: string[];
  /** Numbers as text, or `undeclared`. */
  tier?: string[];
  /** Group or user refs; what is owned by groups below counts as well. */
  owner?: string[];
  /**
   * Exactly these owning groups, without the groups below them, as the figures by team count; `none` is what no group
   * owns.
   */
  team?: string[];
  system?: string[];
  domain?: string[];
  /** Part of the name or title. */
  text?: string;
}

/** Which entities to list. @public */
export interface EntityQuery extends EntityFilter {
  standard?: string;
  /** Level names, or `none`. Needs `standard`. */
  level?: string[];
  /** A check id of `standard`. */
  check?: string;
  /** Statuses of `check`. */
  status?: CheckStatus[];
  /** `out` lists what is not in the scope of `standard`, with why. Default `in`. */
  scope?: 'in' | 'out';
  capability?: string;
  adoption?: (AdoptionStatus | 'left')[];
  gap?: OwnershipGap[];
  /** Default `worst`: lowest level, lowest score, most critical tier first. */
  order?: 'worst' | 'name';
  limit?: number;
  cursor?: string;
}

/** @public */
export interface EntityListItem {
  entity: EntitySummary;
  /** Of the asked standard, or of the first one that has it in scope. */
  standard: string | null;
  level: LevelView | null;
  score: number | null;
  known: number | null;
  failing: number;
  /** Of the asked check. */
  status?: CheckStatus;
  stale?: boolean;
  /** Of the asked capability. */
  adoption?: AdoptionStatus;
  alternative?: string;
  outOfScope?: string;
  gaps: OwnershipGap[];
}

/** One page of a list. `total` counts what the viewer may see. @public */
export interface Page<T> {
  items: T[];
  total: number;
  nextCursor: string | null;
}

/**
 * Whose figures these are: of the whole organisation, or only of what the viewer may see.
 * @public
 */
export type FiguresOf = 'organisation' | 'visible';

/** @public */
export interface StandardFiguresView {
  standard: string;
  title: string;
  description?: string;
  levels: string[];
  total: number;
  /** First entry is below the first level (name null). */
  byLevel: { level: string | null; count: number }[];
  /** Not assessed, then fifths from lowest to highest. */
  buckets: { label: string; count: number }[];
  byTier: { tier: number | null; total: number; byLevel: number[] }[];
  /** The 50 largest teams; team null is what no group owns. */
  byTeam: { team: string | null; total: number; byLevel: number[] }[];
  /** The sum of the teams that `byTeam` leaves out; absent when it has them all. */
  otherTeams?: { teams: number; total: number; byLevel: number[] };
  /** Most failed first, at most 100. */
  failedChecks: {
    checkId: string;
    title: string;
    level: string;
    category: string;
    counts: Record<Exclude<CheckStatus, 'not-applicable'>, number>;
  }[];
  off: { checkId: string; title: string; needs?: string }[];
  /** Entities whose level changed in the last 7 days, newest first, at most 20. */
  movers: {
    entityRef: string;
    title: string;
    fromLevel: string | null;
    toLevel: string | null;
    fromRank: number;
    toRank: number;
    at: IsoInstant;
  }[];
}

/** @public */
export interface Overview {
  figuresOf: FiguresOf;
  at: IsoInstant;
  entities: number;
  standards: StandardFiguresView[];
}

/** @public */
export interface AdoptionFiguresView {
  capability: string;
  title: string;
  description?: string;
  owner: string | null;
  lifecycle: string | null;
  links: { docs?: string; start?: string };
  services: {
    total: number;
    adopted: number;
    notAdopted: number;
    unknown: number;
    rate: number | null;
  };
  teams: {
    total: number;
    all: number;
    some: number;
    none: number;
    rate: number | null;
  };
  /** The milestone that counts now. */
  target: {
    date: string;
    services: number | null;
    teams: number | null;
  } | null;
  milestones: { date: string; services: number | null; teams: number | null }[];
  /** Against 30 days ago in share points (0.1 is ten points); null without history or for partial viewers. */
  change30Days: number | null;
  /** The 50 largest teams; team null is what no group owns. */
  byTeam: {
    team: string | null;
    total: number;
    adopted: number;
    unknown: number;
  }[];
  /** The sum of the teams that `byTeam` leaves out; absent when it has them all. */
  otherTeams?: {
    teams: number;
    total: number;
    adopted: number;
    unknown: number;
  };
  byTier: {
    tier: number | null;
    total: number;
    adopted: number;
    unknown: number;
  }[];
  /** Not adopted or unknown, tiers 0 and 1 first, at most 20; the list endpoint has them all. */
  notAdopted: {
    entity: EntitySummary;
    status: AdoptionStatus;
    alternative?: string;
  }[];
  /** Had adopted within 90 days and no longer do, newest first, at most 20; whose data is gone is unknown, not here. */
  leavers: { entityRef: string; title: string; at: IsoInstant }[];
  outcomes: string[];
  /** Error budgets of adopters beside those of non-adopters of the same tier; absent without SLOs. */
  budgets?: BudgetsByAdoption[];
}

/** @public */
export interface AdoptionOverview {
  figuresOf: FiguresOf;
  at: IsoInstant;
  capabilities: AdoptionFiguresView[];
}

/** @public */
export interface OwnershipOverview {
  figuresOf: FiguresOf;
  at: IsoInstant;
  total: number;
  gaps: {
    gap: OwnershipGap;
    count: number;
    byTier: { tier: number | null; count: number }[];
  }[];
  /** The 50 largest teams; team null is what no group owns. */
  byTeam: { team: string | null; total: number; withGaps: number }[];
  /** The sum of the teams that `byTeam` leaves out; absent when it has them all. */
  otherTeams?: { teams: number; total: number; withGaps: number };
}

/** One day of a trend. @public */
export interface TrendPoint {
  day: string;
  /** Standard: count by level rank, index 0 is none. Capability: not given. */
  byRank?: number[];
  /** Capability figures. */
  total?: number;
  adopted?: number;
  unknown?: number;
  revision: number;
}

/** A daily trend; `revisions` marks the days on which the documents changed. @public */
export interface Trend {
  subjectKind: 'standard' | 'capability';
  subject: string;
  slice: string;
  levels?: string[];
  points: TrendPoint[];
  revisions: { day: string; revision: number; summary: string }[];
}

/** @public */
export interface DiagnosticView {
  severity: 'error' | 'warning';
  code: string;
  message: string;
  file?: string;
  path?: string;
  line?: number;
}

/** What follows when an error budget is at risk or exhausted, as its document says. @public */
export interface ErrorBudgetPolicyDocument {
  name: string;
  title: string;
  description?: string;
  owner: string | null;
  /** Whose tier is undeclared is judged by this one. */
  strictestTier: number;
  /** The first that fits by state and tier counts. */
  rules: {
    state: 'at-risk' | 'exhausted';
    /** Null: every tier. */
    tiers: number[] | null;
    gate: 'allow' | 'warn' | 'block';
    message: string;
    /** Seconds within which the owner should acknowledge it; null: nobody has to. */
    acknowledgeWithinSeconds: number | null;
  }[];
  file?: string;
}

/** A named decision with the policy that decides it, as its document says. @public */
export interface GateDocument {
  name: string;
  title: string;
  description?: string;
  owner: string | null;
  /** What follows when a requirement is not met. */
  mode: 'warn' | 'block';
  /** From then on the mode is `block`. */
  blockFrom: IsoInstant | null;
  require: (
    | {
        kind: 'level';
        standard: string;
        levels: { tier: number; level: string }[];
        /** The level for every other tier; null: nothing is required of them. */
        otherwise: string | null;
        exemptions: 'accepted' | 'refused';
        /** Highest share of results (0 to 1) that may rest on mere declarations. */
        declaredAtMost: number | null;
      }
    | { kind: 'slo'; budget: 'not-exhausted' | 'by-policy' }
  )[];
  /** A change that mends reliability may pass an exhausted budget, with a link to its incident. */
  reliabilityFix: boolean;
  freeze: {
    from: IsoInstant;
    to: IsoInstant;
    reason: string;
    /** Refs of entities, owners, systems or domains. */
    except: string[];
  }[];
  review: {
    /** A condition in CEL; null: always. */
    when: string | null;
    by: string;
    validForSeconds: number;
  } | null;
  breakGlass: {
    by: string;
    followUpWithinSeconds: number;
    validForSeconds: number;
  } | null;
  file?: string;
}

/** Who approves exemptions and how long one may be, as its document says. @public */
export interface ExemptionPolicyDocument {
  name: string;
  title: string;
  description?: string;
  owner: string | null;
  /** Null: every standard. */
  standards: string[] | null;
  /** The first that fits counts. */
  rules: {
    /** Null: every tier. */
    tiers: number[] | null;
    /** Null: every level. */
    levels: string[] | null;
    /** Null: every category. */
    categories: string[] | null;
    /** `automatic`, or the ref of a group. */
    approver: string;
    longestSeconds: number;
  }[];
  file?: string;
}

/** @public */
export interface DocumentsView {
  revision: number | null;
  publishedAt: IsoInstant | null;
  standards: {
    name: string;
    title: string;
    description?: string;
    owner: string | null;
    levels: string[];
    file?: string;
    checks: {
      id: string;
      title: string;
      category: string;
      level: string;
      weight: number;
      tiers: number[] | null;
      kind: 'rule' | 'measure' | 'attestation' | 'broken';
      expression: string | null;
      why?: string;
    }[];
    off: {
      id: string;
      title: string;
      needs?: string;
      by: 'author' | 'configuration';
    }[];
  }[];
  capabilities: {
    name: string;
    title: string;
    description?: string;
    owner: string | null;
    lifecycle: string | null;
    file?: string;
  }[];
  errorBudgetPolicies: ErrorBudgetPolicyDocument[];
  gates: GateDocument[];
  exemptionPolicies: ExemptionPolicyDocument[];
  diagnostics: DiagnosticView[];
  /** Documents that are in force in an older version because the newest is broken. */
  lastValid: string[];
}

/** One pushed observation. @public */
export interface PushedFact {
  entityRef: string;
  factId: string;
  value?: JsonValue;
  /** The source looked and found nothing. */
  none?: boolean;
  observedAt: IsoInstant;
  /** Default: the name of the pushing service. */
  source?: string;
  provenance?: 'declared' | 'measured' | 'attested';
  /** Such as `2d` or `PT6H`. */
  freshFor?: string;
}

/** @public */
export interface FactPush {
  /** At most 5,000. */
  facts: PushedFact[];
}

/** @public */
export interface FactPushResult {
  accepted: number;
  unchanged: number;
  /** Accepted, for entities that the catalog does not have yet. */
  held: number;
  rejected: { index: number; code: string; message: string }[];
}

/** @public */
export interface HealthView {
  status: 'ok' | 'degraded' | 'starting';
  problems: string[];
  queue: { due: number; oldestDueSeconds: number | null };
  evaluation: { lastBatchSeconds: number | null; evaluatedEntities: number };
  lastSync: {
    at: IsoInstant | null;
    entities: number | null;
    result: string | null;
  };
  revision: number | null;
}
