import { JsonObject, JsonValue } from '@backstage/types';
import { FactView, ScorecardView } from 'backstage-plugin-readiness-common';
import {
  DbChangesRow,
  DbFactsRow,
  DbScorecardsRow,
} from '../../database/tables';
import { whereInList } from '../../database/dialect';
import { factsOf, parseStoredGroups } from '../../facts/StoredFact';
import { changeView } from '../../results/changeView';
import { summaryOf } from '../../results/entitySummary';
import { fromMillionths, isoInstant } from '../../results/instants';
import { levelName } from '../../results/levelView';
import { readEntity } from '../../results/readEntity';
import {
  listedRefs,
  withoutHiddenRefs,
} from '../../permissions/withoutHiddenRefs';
import { Publication } from '../../standards/Publication';
import { EvidenceReading } from './EvidenceReading';
import { EvidenceTable } from './EvidenceTable';
import { pagesOf } from './pagesOf';

/** Entities whose rows are read at a time. */
const BATCH = 100;

/** What is known of the entities, and how it changed. @internal */
export const resultTables: readonly EvidenceTable[] = [
  {
    name: 'entities',
    columns: [
      ...['entityRef', 'title', 'kind', 'type', 'lifecycle', 'tier'],
      ...['tierProblem', 'owner', 'ownerState', 'system', 'domain'],
      'firstSeenAt',
    ],
    read: readEntities,
  },
  {
    name: 'scorecards',
    columns: [
      ...['entityRef', 'standard', 'title', 'level', 'levelRank'],
      ...['score', 'known', 'changedAt', 'revision'],
    ],
    read: readScorecards,
  },
  {
    name: 'results',
    columns: [
      ...['entityRef', 'standard', 'checkId', 'title', 'category', 'level'],
      ...['status', 'stale', 'exempt', 'reason', 'who', 'facts', 'controls'],
      'revision',
    ],
    read: readResults,
  },
  {
    name: 'changes',
    columns: [
      ...['id', 'at', 'entityRef', 'subjectKind', 'subject', 'fromLevel'],
      ...['toLevel', 'fromScore', 'toScore', 'causes', 'details', 'revision'],
    ],
    read: readChanges,
  },
  {
    name: 'facts',
    columns: [
      ...['entityRef', 'factId', 'source', 'provenance', 'observedAt'],
      ...['ageSeconds', 'state', 'value'],
    ],
    read: readFacts,
  },
];

async function* readEntities({ scope }: EvidenceReading) {
  yield scope.entities.map(
    (row): JsonObject => ({
      ...summaryOf(row),
      tierProblem: row.tier_problem,
      ownerState: row.owner_state,
      firstSeenAt: isoInstant(row.first_seen_at),
    }),
  );
}

async function* readScorecards({ knex, scope, publication }: EvidenceReading) {
  for (const entityRefs of batchesOf(scope.entityRefs)) {
    const query = knex('scorecards')
      .select<DbScorecardsRow[]>('*')
      .orderBy(['entity_ref', 'standard']);
    whereInList(query, knex, 'entity_ref', entityRefs);
    if (scope.checks) {
      whereInList(query, knex, 'standard', scope.checks.standards);
    }
    const rows = await query;
    yield rows.map(row => scorecardRow(row, publication));
  }
}

function scorecardRow(
  row: DbScorecardsRow,
  publication: Publication | undefined,
): JsonObject {
  const standard = publication?.documents.standards.find(
    ({ name }) => name === row.standard,
  );
  return {
    entityRef: row.entity_ref,
    standard: row.standard,
    title: standard?.title ?? row.standard,
    level: levelName(standard?.levels ?? [], row.level_rank),
    levelRank: row.level_rank,
    score: fromMillionths(row.score),
    known: fromMillionths(row.known),
    changedAt: isoInstant(row.changed_at),
    revision: row.revision,
  };
}

/** What the page of each entity says: the same words, from the same reading. */
async function* readResults(reading: EvidenceReading) {
  for (const entityRef of reading.scope.entityRefs) {
    const read = await readEntity({ ...reading, entityRef });
    yield (read?.readiness.scorecards ?? []).flatMap(scorecard =>
      resultRows(entityRef, scorecard, reading),
    );
  }
}

function resultRows(
  entityRef: string,
  { standard, results, revision }: ScorecardView,
  { scope, now }: EvidenceReading,
): JsonObject[] {
  return results
    .filter(({ checkId }) => scope.checks?.has(standard, checkId) ?? true)
    .map(result => {
      const { checkId, title, category, level, status, stale } = result;
      const { exempt, reason, who, controls } = result;
      return {
        ...{ entityRef, standard, checkId, title, category, level, status },
        ...{ stale, exempt, reason, who, revision },
        facts: result.facts.map(fact => agedFact(fact, now)),
        controls: controls.map(control => ({ ...control })),
      };
    });
}

function agedFact(fact: FactView, now: number): JsonObject {
  const { factId, state, value, observedAt, source, provenance } = fact;
  return {
    ...{ factId, state, value, observedAt, source, provenance },
    ...(observedAt !== undefined && {
      ageSeconds: ageOf(Date.parse(observedAt), now),
    }),
  };
}

async function* readChanges(reading: EvidenceReading) {
  const { knex, scope, request, publication } = reading;
  const pages = pagesOf<DbChangesRow>(reading, {
    table: 'changes',
    pageSize: 1_000,
    where: query => {
      query.where('at', '>=', request.from).where('at', '<', request.to);
      if (scope.checks) {
        query.where('subject_kind', 'standard');
        whereInList(query, knex, 'subject', scope.checks.standards);
      }
    },
  });
  for await (const rows of pages) {
    yield await reading.visible(
      rows.map((row): JsonObject => {
        const { causes, details, ...view } = changeView(row, publication);
        return {
          ...view,
          causes: causes.map(cause => ({ ...cause })),
          details: details.map(detail => ({ ...detail })),
          revision: row.revision,
        };
      }),
    );
  }
}

async function* readFacts(reading: EvidenceReading) {
  const { knex, scope } = reading;
  for (const entityRefs of batchesOf(scope.entityRefs)) {
    const query = knex('facts')
      .select<DbFactsRow[]>('*')
      .orderBy(['entity_ref', 'source']);
    whereInList(query, knex, 'entity_ref', entityRefs);
    const rows = await query;
    yield await reading.visible(
      rows.flatMap(row => factRows(row, reading)),
      // As the page of the entity hides them.
      { listed: listedRefs, without: withoutHiddenRefs },
    );
  }
}

function factRows(
  { entity_ref: entityRef, source, facts }: DbFactsRow,
  { factReading, scope, now }: EvidenceReading,
): JsonObject[] {
  const all = factsOf(parseStoredGroups(facts), source, {
    freshFor: factReading.freshFor(source),
    factIds: scope.checks?.facts,
  });
  return all.map(({ factId, observation, observedAt, provenance }) => ({
    ...{ entityRef, factId, source, provenance },
    observedAt: isoInstant(observedAt),
    ageSeconds: ageOf(observedAt, now),
    state: observation.kind,
    value: valueOf(observation),
  }));
}

function valueOf(
  observation: { kind: 'value'; value: JsonValue } | { kind: 'none' },
): JsonValue {
  return observation.kind === 'value' ? observation.value : null;
}

function* batchesOf(entityRefs: readonly string[]) {
  for (let start = 0; start < entityRefs.length; start += BATCH) {
    yield entityRefs.slice(start, start + BATCH);
  }
}

function ageOf(observedAt: number, now: number): number {
  return Math.max(0, Math.round((now - observedAt) / 1000));
}
