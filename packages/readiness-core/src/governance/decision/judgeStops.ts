import { GateFreeze } from '../documentTypes';
import { GateRequirementResult, HoldStanding } from '../types';
import { GateCase } from './GateCase';
import { instantText, someOf, withoutStop } from './wording';

/**
 * Whether the gate is frozen now; nothing when no freeze is in force.
 * @internal
 */
export function judgeFreeze(gateCase: GateCase): GateRequirementResult[] {
  const { gate, now, deadline } = gateCase;
  for (const { from, to } of gate.freeze) {
    deadline.note(from);
    deadline.note(to);
  }
  const inForce = gate.freeze.filter(({ from, to }) => from <= now && now < to);
  if (inForce.length === 0) {
    return [];
  }
  const freezing = inForce.filter(freeze => !isExcepted(freeze, gateCase));
  const words = (freezes: readonly GateFreeze[]) =>
    someOf(
      freezes.map(
        ({ to, reason }) => `${withoutStop(reason)}, until ${instantText(to)}`,
      ),
      '; ',
    );
  return [
    {
      id: 'freeze',
      kind: 'freeze',
      ...(freezing.length === 0
        ? {
            outcome: 'nothing-required',
            reason: `A freeze (${words(inForce)}) makes an exception for it`,
          }
        : {
            outcome: 'not-met',
            reason: `Frozen: ${words(freezing)}`,
            fix: `Wait until ${instantText(
              Math.max(...freezing.map(({ to }) => to)),
            )}`,
          }),
      approvers: [],
      missing: [],
    },
  ];
}

function isExcepted({ except }: GateFreeze, { given }: GateCase): boolean {
  const own = new Set(given.belongsTo.map(ref => ref.toLowerCase()));
  return except.some(ref => own.has(ref.toLowerCase()));
}

/**
 * The people who have stopped the gate; nothing when nobody has.
 * @internal
 */
export function judgeHolds({
  given,
  now,
  deadline,
}: GateCase): GateRequirementResult[] {
  const holds = given.holds
    .filter(({ until }) => until === undefined || now < until)
    .sort(byOrder);
  holds.forEach(({ until }) => deadline.note(until));
  if (holds.length === 0) {
    return [];
  }
  const approvers = [...new Set(holds.map(({ by }) => by))].sort();
  return [
    {
      id: 'hold',
      kind: 'hold',
      outcome: 'not-met',
      reason: someOf(holds.map(reasonOf), '; '),
      fix: `Ask ${someOf(approvers)} to end the hold`,
      approvers,
      missing: [],
    },
  ];
}

function reasonOf({ by, reason, until }: HoldStanding): string {
  const end = until === undefined ? '' : ` until ${instantText(until)}`;
  return `${by} has stopped the line${end}: ${withoutStop(reason)}`;
}

function byOrder(left: HoldStanding, right: HoldStanding): number {
  return orderOf(left) < orderOf(right) ? -1 : 1;
}

function orderOf({ by, reason, until }: HoldStanding): string {
  return JSON.stringify([by, reason, until ?? null]);
}
