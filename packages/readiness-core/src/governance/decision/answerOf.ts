import {
  BreakGlassStanding,
  GateAnswer,
  GateDecision,
  GateRequirementResult,
} from '../types';
import { GateCase } from './GateCase';
import { claimsReliabilityFix } from './judgeSlo';
import { countOf, instantText, withoutStop } from './wording';

/** The mode in force now. @internal */
export function modeOf({ gate, now, deadline }: GateCase): 'warn' | 'block' {
  deadline.note(gate.blockFrom);
  return gate.mode === 'block' ||
    (gate.blockFrom !== undefined && gate.blockFrom <= now)
    ? 'block'
    : 'warn';
}

/** The glass, while it is broken and the gate lets people break it. @internal */
export function brokenGlass({
  gate,
  given,
  now,
  deadline,
}: GateCase): BreakGlassStanding | undefined {
  const { breakGlass } = given;
  if (!gate.breakGlass || !breakGlass || now >= breakGlass.until) {
    return undefined;
  }
  deadline.note(breakGlass.at);
  deadline.note(breakGlass.until);
  return breakGlass.at <= now ? breakGlass : undefined;
}

/** What the gate says before a glass is broken. @internal */
export function answerOf(
  requirements: readonly GateRequirementResult[],
  mode: 'warn' | 'block',
): GateAnswer {
  const unmet = requirements.filter(({ outcome }) => outcome === 'not-met');
  if (unmet.length === 0) {
    return 'allow';
  }
  const blocks = unmet.some(
    ({ kind, onlyWarns }) =>
      kind === 'hold' || (mode === 'block' && !onlyWarns),
  );
  return blocks ? 'block' : 'warn';
}

/** One sentence that says why. @internal */
export function summaryOf(
  answer: GateAnswer,
  requirements: readonly GateRequirementResult[],
  glass: BreakGlassStanding | undefined,
): string {
  const unmet = requirements.filter(({ outcome }) => outcome === 'not-met');
  const [first] = unmet;
  if (!first) {
    return allowedSummary(requirements);
  }
  const more =
    unmet.length === 1
      ? ''
      : `; and ${countOf(unmet.length - 1, 'more requirement')} not met`;
  const why = `${withoutStop(first.reason)}${more}`;
  return glass && answer === 'warn'
    ? `The glass is broken by ${glass.by} until ${instantText(
        glass.until,
      )} (${withoutStop(glass.reason)}); without it: ${why}`
    : why;
}

function allowedSummary(
  requirements: readonly GateRequirementResult[],
): string {
  const asked = requirements.filter(
    ({ outcome }) => outcome !== 'nothing-required',
  );
  if (asked.length === 0) {
    return requirements[0]?.reason ?? 'Nothing is required now';
  }
  const exempted = asked.reduce(
    (sum, { level }) => sum + (level?.exempted ?? 0),
    0,
  );
  const remarks = [
    exempted > 0 ? `with ${countOf(exempted, 'exemption')}` : '',
    asked.some(({ outcome }) => outcome === 'excused')
      ? 'an exhausted error budget is excused by a claimed reliability fix'
      : '',
  ].filter(text => text !== '');
  return ['All that is required is met', ...remarks].join(', ');
}

/** What the caller says of the change and what the gate made use of. @internal */
export function claimsOf(
  gateCase: GateCase,
  requirements: readonly GateRequirementResult[],
): GateDecision['claims'] {
  const { context } = gateCase.given;
  const read = gateCase.gate.review?.when?.variables ?? [];
  const said = (['change', 'environment'] as const).flatMap(kind => {
    const value = context[kind];
    return value && read.includes(kind) ? [{ kind, value }] : [];
  });
  const incident = context.reliabilityFix?.incident;
  const excused = requirements.some(({ outcome }) => outcome === 'excused');
  return excused && incident && claimsReliabilityFix(gateCase)
    ? [...said, { kind: 'reliability-fix', value: incident }]
    : said;
}
