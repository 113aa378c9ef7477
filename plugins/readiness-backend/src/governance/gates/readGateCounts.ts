import { GateView } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { byCodePoint } from '../../database/dialect';
import { usesClaim, whereDecisionMatches } from './whereDecisionMatches';
import { DecisionReader, whereDecisionSeen } from './whereDecisionSeen';

const COUNTED_DAYS = 30;
/** Of one gate: what callers claim is free text. */
const MOST_CHANGES = 10;

/** How a gate has answered, and what callers claimed. @internal */
export type GateCounts = Pick<
  GateView,
  'decisions' | 'reliabilityFixes' | 'changes' | 'otherChanges'
>;

/** @internal */
export interface ReadGateCountsOptions {
  readonly knex: Knex;
  readonly reader: DecisionReader;
  /** Epoch milliseconds. */
  readonly now: number;
}

interface AnswerCount {
  readonly gate: string;
  readonly answer: 'allow' | 'warn' | 'block';
  readonly total: number | string;
  readonly fixes: number | string;
}

interface ChangeCount {
  readonly gate: string;
  readonly change: string;
  readonly total: number | string;
  /** Of all types of change at the gate. */
  readonly all: number | string;
}

/**
 * What each gate answered and what its callers claimed in 30 days, over what the reader may see. Two queries.
 * @internal
 */
export async function readGateCounts(
  options: ReadGateCountsOptions,
): Promise<(gate: string) => GateCounts> {
  const answers = await readAnswers(options);
  const changes = await readChanges(options);
  return gate =>
    countsOf(
      answers.filter(one => one.gate === gate),
      changes.filter(one => one.gate === gate),
    );
}

function countsOf(
  answers: readonly AnswerCount[],
  changes: readonly ChangeCount[],
): GateCounts {
  const total = (answer: AnswerCount['answer']) =>
    sumOf(answers.filter(one => one.answer === answer).map(one => one.total));
  const named = sumOf(changes.map(one => one.total));
  return {
    decisions: {
      allow: total('allow'),
      warn: total('warn'),
      block: total('block'),
    },
    reliabilityFixes: sumOf(answers.map(one => one.fixes)),
    changes: changes.map(one => ({
      change: one.change,
      decisions: Number(one.total),
    })),
    otherChanges: Number(changes[0]?.all ?? 0) - named,
  };
}

function sumOf(counts: readonly (number | string)[]): number {
  return counts.reduce<number>((sum, count) => sum + Number(count), 0);
}

async function readAnswers(
  options: ReadGateCountsOptions,
): Promise<AnswerCount[]> {
  const { knex } = options;
  const [usesFix, parameters] = usesClaim('reliability-fix');
  return counted(options)
    .groupBy('gate_decisions.gate', 'gate_decisions.answer')
    .select<AnswerCount[]>(
      'gate_decisions.gate',
      'gate_decisions.answer',
      knex.raw('count(*) as total'),
      knex.raw(
        `sum(case when ${usesFix} then 1 else 0 end) as fixes`,
        parameters,
      ),
    );
}

/** The most frequent ones of each gate, in one order on both engines. */
async function readChanges(
  options: ReadGateCountsOptions,
): Promise<ChangeCount[]> {
  const { knex } = options;
  const text = byCodePoint(knex, 'gate_decisions.claimed_change');
  const ranked = counted(options)
    .whereNotNull('gate_decisions.claimed_change')
    .groupBy('gate_decisions.gate', 'gate_decisions.claimed_change')
    .select(
      'gate_decisions.gate',
      'gate_decisions.claimed_change as change',
      knex.raw('count(*) as total'),
      knex.raw(
        'sum(count(*)) over (partition by gate_decisions.gate) as "all"',
      ),
      knex.raw(
        `row_number() over (partition by gate_decisions.gate order by count(*) desc, ${text}) as place`,
      ),
    );
  return knex
    .from(ranked.as('ranked'))
    .where('place', '<=', MOST_CHANGES)
    .orderBy(['gate', 'place'])
    .select<ChangeCount[]>('gate', 'change', 'total', 'all');
}

function counted({
  knex,
  reader,
  now,
}: ReadGateCountsOptions): Knex.QueryBuilder {
  const query = knex('gate_decisions');
  whereDecisionMatches(query, { days: COUNTED_DAYS }, now);
  whereDecisionSeen(query, reader, knex);
  return query;
}
