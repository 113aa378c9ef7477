import {
  count,
  day,
  described,
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

const byLevel = described(listOf(count), 'By level rank, index 0 is none');
const team = described(nullable(text), 'Null for what no group owns');
const adoptionShare = { total: count, adopted: count, unknown: count };
const milestone = {
  date: day,
  services: nullable(share),
  teams: nullable(share),
};

/**
 * What figures and trends are made of.
 * @internal
 */
export const figureSchemas: Readonly<Record<string, JsonSchema>> = {
  FiguresOf: described(
    oneOf('organisation', 'visible'),
    'Of the whole organisation, or only of what the viewer may see',
  ),
  StandardFigures: object({
    standard: text,
    title: text,
    'description?': text,
    levels: listOf(text),
    total: count,
    byLevel: listOf(object({ level: nullable(text), count })),
    buckets: listOf(object({ label: text, count })),
    byTier: listOf(object({ tier, total: count, byLevel })),
    byTeam: listOf(object({ team, total: count, byLevel })),
    'otherTeams?': object({ teams: count, total: count, byLevel }),
    failedChecks: listOf(
      object({
        checkId: text,
        title: text,
        level: text,
        category: text,
        counts: object({
          pass: count,
          warn: count,
          fail: count,
          'no-data': count,
          error: count,
        }),
      }),
    ),
    off: listOf(ref('OffCheck')),
    movers: listOf(
      object({
        entityRef: text,
        title: text,
        fromLevel: nullable(text),
        toLevel: nullable(text),
        fromRank: count,
        toRank: count,
        at: instant,
      }),
    ),
  }),
  Overview: object({
    figuresOf: ref('FiguresOf'),
    at: instant,
    entities: count,
    standards: listOf(ref('StandardFigures')),
  }),
  AdoptionFigures: object({
    capability: text,
    title: text,
    'description?': text,
    owner: nullable(text),
    lifecycle: nullable(text),
    links: object({ 'docs?': text, 'start?': text }),
    services: object({
      total: count,
      adopted: count,
      notAdopted: count,
      unknown: count,
      rate: nullable(share),
    }),
    teams: object({
      total: count,
      all: count,
      some: count,
      none: count,
      rate: nullable(share),
    }),
    target: nullable(object(milestone)),
    milestones: listOf(object(milestone)),
    change30Days: nullable(number),
    byTeam: listOf(object({ team, ...adoptionShare })),
    'otherTeams?': object({ teams: count, ...adoptionShare }),
    byTier: listOf(object({ tier, ...adoptionShare })),
    notAdopted: listOf(
      object({
        entity: ref('EntitySummary'),
        status: ref('AdoptionStatus'),
        'alternative?': text,
      }),
    ),
    leavers: listOf(object({ entityRef: text, title: text, at: instant })),
    outcomes: listOf(text),
    'budgets?': listOf(ref('BudgetsByAdoption')),
  }),
  AdoptionOverview: object({
    figuresOf: ref('FiguresOf'),
    at: instant,
    capabilities: listOf(ref('AdoptionFigures')),
  }),
  OwnershipOverview: object({
    figuresOf: ref('FiguresOf'),
    at: instant,
    total: count,
    gaps: listOf(
      object({
        gap: ref('OwnershipGap'),
        count,
        byTier: listOf(object({ tier, count })),
      }),
    ),
    byTeam: listOf(object({ team, total: count, withGaps: count })),
    'otherTeams?': object({ teams: count, total: count, withGaps: count }),
  }),
  Trend: object({
    subjectKind: oneOf('standard', 'capability'),
    subject: text,
    slice: text,
    'levels?': listOf(text),
    points: listOf(
      object({
        day,
        'byRank?': listOf(count),
        'total?': count,
        'adopted?': count,
        'unknown?': count,
        revision: count,
      }),
    ),
    revisions: listOf(object({ day, revision: count, summary: text })),
  }),
};
