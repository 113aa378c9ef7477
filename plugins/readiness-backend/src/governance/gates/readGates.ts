import {
  GatesView,
  GateView,
  HoldView,
} from 'backstage-plugin-readiness-common';
import { Gate } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { DAY_MILLISECONDS, isoInstant } from '../../results/instants';
import { optional } from '../../results/optional';
import { Publication } from '../../standards/Publication';
import { Actor, isMember } from '../Actor';
import { gateSentences } from './gateSentences';
import { holdView } from './Holds';
import { holdsInForce } from './readStops';
import { DecisionReader, whereDecisionSeen } from './whereDecisionSeen';

const COUNTED_DAYS = 30;

/** @internal */
export interface ReadGatesOptions {
  readonly knex: Knex;
  readonly publication: Publication | undefined;
  readonly reader: DecisionReader;
  /** Undefined for a service, which can do nothing. */
  readonly actor: Actor | undefined;
  /** Holds the permission to stop gates. */
  readonly mayHold: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}

interface AnswerCount {
  readonly gate: string;
  readonly answer: 'allow' | 'warn' | 'block';
  readonly total: number | string;
  readonly fixes: number | string;
}

/**
 * All published gates with their holds and what they answered in 30 days, over what the reader may see. Two queries.
 * @internal
 */
export async function readGates(options: ReadGatesOptions): Promise<GatesView> {
  const { knex, publication, now, mayHold } = options;
  const counts = await readCounts(options);
  const rows = await holdsInForce(knex, now);
  const holds = rows.map(row => holdView(row, mayHold));
  return {
    gates: (publication?.documents.gates ?? []).map(gate =>
      gateView(gate, { ...options, counts, holds }),
    ),
    holds: holds.filter(({ gate }) => gate === null),
    actions: mayHold ? ['hold'] : [],
  };
}

async function readCounts({
  knex,
  reader,
  now,
}: ReadGatesOptions): Promise<AnswerCount[]> {
  const query = knex('gate_decisions')
    .where('gate_decisions.at', '>', now - COUNTED_DAYS * DAY_MILLISECONDS)
    .groupBy('gate_decisions.gate', 'gate_decisions.answer')
    .select<AnswerCount[]>(
      'gate_decisions.gate',
      'gate_decisions.answer',
      knex.raw('count(*) as total'),
      knex.raw(
        'sum(case when gate_decisions.claims like \'%"reliability-fix"%\' then 1 else 0 end) as fixes',
      ),
    );
  whereDecisionSeen(query, reader, knex);
  return query;
}

function gateView(
  gate: Gate,
  options: ReadGatesOptions & {
    readonly counts: readonly AnswerCount[];
    readonly holds: readonly HoldView[];
  },
): GateView {
  const { counts, holds, publication, actor, mayHold } = options;
  const own = counts.filter(one => one.gate === gate.name);
  const total = (answer: AnswerCount['answer']) =>
    Number(own.find(one => one.answer === answer)?.total ?? 0);
  const mayBreak =
    actor !== undefined &&
    gate.breakGlass !== undefined &&
    isMember(actor, gate.breakGlass.by).kind === 'allowed';
  return {
    ...documentOf(gate, options.now),
    requires: gateSentences(gate, publication?.documents.standards ?? []),
    holds: holds.filter(hold => hold.gate === gate.name),
    decisions: {
      allow: total('allow'),
      warn: total('warn'),
      block: total('block'),
    },
    reliabilityFixes: own.reduce((sum, { fixes }) => sum + Number(fixes), 0),
    actions: [
      ...(mayHold ? (['hold'] as const) : []),
      ...(mayBreak ? (['break-glass'] as const) : []),
    ],
  };
}

type DocumentPart = Omit<
  GateView,
  'requires' | 'holds' | 'decisions' | 'reliabilityFixes' | 'actions'
>;

/** The mode is the one in force. */
function documentOf(gate: Gate, now: number): DocumentPart {
  const { name, title, description, owner, mode, blockFrom } = gate;
  return {
    ...{ name, title },
    ...optional('description', description),
    owner: owner ?? null,
    mode: blockFrom !== undefined && blockFrom <= now ? 'block' : mode,
    blockFrom: blockFrom === undefined ? null : isoInstant(blockFrom),
    review: gate.review
      ? { by: gate.review.by, when: gate.review.when?.expression ?? null }
      : null,
    breakGlass: gate.breakGlass ? { by: gate.breakGlass.by } : null,
    freezes: gate.freeze.map(({ from, to, reason }) => ({
      from: isoInstant(from),
      to: isoInstant(to),
      reason,
    })),
  };
}
