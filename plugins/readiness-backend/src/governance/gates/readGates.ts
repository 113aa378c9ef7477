import {
  GatesView,
  GateView,
  HoldView,
} from 'backstage-plugin-readiness-common';
import { Gate } from 'backstage-readiness-core';
import { isoInstant } from '../../results/instants';
import { optional } from '../../results/optional';
import { Publication } from '../../standards/Publication';
import { Actor, isMember } from '../Actor';
import { gateSentences } from './gateSentences';
import { holdView } from './Holds';
import { holdsInForce } from './readStops';
import {
  GateCounts,
  readGateCounts,
  ReadGateCountsOptions,
} from './readGateCounts';

/** @internal */
export interface ReadGatesOptions extends ReadGateCountsOptions {
  readonly publication: Publication | undefined;
  /** Undefined for a service, which can do nothing. */
  readonly actor: Actor | undefined;
  /** Holds the permission to stop gates. */
  readonly mayHold: boolean;
}

/**
 * All published gates with their holds, and what they answered and callers claimed in 30 days, over what the reader may
 * see. Three queries.
 * @internal
 */
export async function readGates(options: ReadGatesOptions): Promise<GatesView> {
  const { knex, publication, now, mayHold } = options;
  const countsOf = await readGateCounts(options);
  const rows = await holdsInForce(knex, now);
  const holds = rows.map(row => holdView(row, mayHold));
  return {
    gates: (publication?.documents.gates ?? []).map(gate =>
      gateView(gate, { ...options, counts: countsOf(gate.name), holds }),
    ),
    holds: holds.filter(({ gate }) => gate === null),
    actions: mayHold ? ['hold'] : [],
  };
}

function gateView(
  gate: Gate,
  options: ReadGatesOptions & {
    readonly counts: GateCounts;
    readonly holds: readonly HoldView[];
  },
): GateView {
  const { counts, holds, publication, actor, mayHold } = options;
  const mayBreak =
    actor !== undefined &&
    gate.breakGlass !== undefined &&
    isMember(actor, gate.breakGlass.by).kind === 'allowed';
  return {
    ...documentOf(gate, options.now),
    requires: gateSentences(gate, publication?.documents.standards ?? []),
    holds: holds.filter(hold => hold.gate === gate.name),
    ...counts,
    actions: [
      ...(mayHold ? (['hold'] as const) : []),
      ...(mayBreak ? (['break-glass'] as const) : []),
    ],
  };
}

type DocumentPart = Omit<
  GateView,
  'requires' | 'holds' | 'actions' | keyof GateCounts
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
