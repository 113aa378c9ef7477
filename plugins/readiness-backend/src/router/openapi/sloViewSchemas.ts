import {
  count,
  described,
  flag,
  instant,
  JsonSchema,
  listOf,
  nullable,
  number,
  object,
  oneOf,
  ref,
  share,
  text,
  tier,
} from './schema';

const gate = oneOf('allow', 'warn', 'block');
const seconds = described(nullable(number), 'Seconds');

/** What an objective says in lists. */
const summary = {
  slo: text,
  objective: text,
  title: text,
  state: ref('SloState'),
  reason: text,
  target: share,
  attainment: nullable(share),
  budgetRemaining: described(nullable(number), 'Negative when overspent'),
  budgetRemainingSeconds: seconds,
  alert: nullable(oneOf('page', 'ticket')),
  lowTraffic: flag,
  coverage: share,
  met: nullable(flag),
  window: text,
  countedUntil: nullable(instant),
};

const counts = {
  total: count,
  byState: object({
    ok: count,
    'at-risk': count,
    exhausted: count,
    'no-traffic': count,
    'no-data': count,
    stale: count,
    error: count,
  }),
};

const rate = nullable(number);

/**
 * What the answers about SLOs are made of.
 * @internal
 */
export const sloViewSchemas: Readonly<Record<string, JsonSchema>> = {
  SloState: oneOf(
    'ok',
    'at-risk',
    'exhausted',
    'no-traffic',
    'no-data',
    'stale',
    'error',
  ),
  SloPolicy: object({
    policy: text,
    title: text,
    state: oneOf('at-risk', 'exhausted'),
    message: text,
    gate,
    since: instant,
    acknowledgeBy: nullable(instant),
    acknowledged: nullable(
      object({ by: text, at: instant, comment: nullable(text) }),
    ),
  }),
  SloObjective: object({
    ...summary,
    'description?': text,
    method: oneOf('Occurrences', 'Timeslices', 'RatioTimeslices'),
    windowStart: instant,
    windowEnd: instant,
    budgetConsumed: nullable(number),
    counts: object({
      unit: oneOf('events', 'slices'),
      good: nullable(number),
      bad: nullable(number),
      total: nullable(number),
    }),
    burnRates: object({
      '5m': rate,
      '30m': rate,
      '1h': rate,
      '2h': rate,
      '6h': rate,
      '1d': rate,
      '3d': rate,
      window: rate,
    }),
    secondsToExhaustion: seconds,
    lastsUntilReset: flag,
    alertReasons: listOf(text),
    burnDown: listOf(object({ at: instant, budgetRemaining: rate })),
    indicator: object({
      source: nullable(text),
      sourceType: nullable(text),
      queries: listOf(text),
      warnings: listOf(text),
    }),
    read: object({
      at: nullable(instant),
      outcome: oneOf('read', 'refused', 'unavailable', 'never'),
      reason: nullable(text),
    }),
    changes: listOf(
      object({
        at: instant,
        from: nullable(ref('SloState')),
        to: ref('SloState'),
      }),
    ),
    policies: listOf(ref('SloPolicy')),
    document: object({ file: text, line: count }),
  }),
  EntitySlos: object({
    entity: ref('EntitySummary'),
    objectives: listOf(ref('SloObjective')),
    mayAcknowledge: flag,
    diagnostics: listOf(ref('Diagnostic')),
  }),
  SloListItem: object({
    ...summary,
    entity: ref('EntitySummary'),
    source: nullable(text),
    gate: nullable(gate),
  }),
  SloPage: object({
    items: listOf(ref('SloListItem')),
    total: count,
    nextCursor: nullable(text),
  }),
  EntitySummaryPage: object({
    items: listOf(ref('EntitySummary')),
    total: count,
    nextCursor: nullable(text),
  }),
  SloSource: object({
    name: text,
    title: text,
    types: listOf(text),
    state: oneOf('ok', 'waiting', 'down', 'never'),
    reason: nullable(text),
    since: nullable(instant),
    lastReadAt: nullable(instant),
    objectives: count,
  }),
  SloOverview: object({
    figuresOf: ref('FiguresOf'),
    at: instant,
    ...counts,
    entities: count,
    byTier: listOf(object({ tier, ...counts })),
    byTeam: listOf(object({ team: nullable(text), ...counts })),
    'otherTeams?': object({ teams: count, ...counts }),
    bySystem: listOf(object({ system: nullable(text), ...counts })),
    'otherSystems?': object({ systems: count, ...counts }),
    worst: listOf(ref('SloListItem')),
    withoutSlo: object({ count, items: listOf(ref('EntitySummary')) }),
    sources: listOf(ref('SloSource')),
  }),
  SloDocuments: object({
    files: listOf(object({ file: text, valid: flag, slos: count })),
    diagnostics: listOf(ref('Diagnostic')),
    unassigned: listOf(
      object({ slo: text, service: text, file: text, reason: text }),
    ),
    lastValid: listOf(text),
  }),
  SloAcknowledgement: object({
    'comment?': { type: 'string', maxLength: 1000 },
  }),
  BudgetsByAdoption: object({
    tier,
    adopters: object(counts),
    nonAdopters: object(counts),
    adoptersWithoutSlo: count,
    nonAdoptersWithoutSlo: count,
  }),
};
