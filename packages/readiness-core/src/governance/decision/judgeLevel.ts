import { Standard } from '../../documents/types';
import { explainScope } from '../../evaluation/explainScope';
import { matchesScope } from '../../evaluation/matchesScope';
import { TIERS } from '../../documents/readBounds';
import { GateRequirement, TieredLevels } from '../documentTypes';
import { GateRequirementResult } from '../types';
import { describeLevel } from './describeLevel';
import { GateCase } from './GateCase';
import { missingOf } from './missingOf';
import { readLevel } from './readLevel';
import { withoutStop } from './wording';

type LevelRequirement = Extract<GateRequirement, { kind: 'level' }>;

/** Shares are compared like scores: six digits are the same on every machine. */
const TOLERANCE = 1e-9;

/**
 * Whether the level that a gate asks for is reached, from what is known now.
 * @internal
 */
export function judgeLevel(
  requirement: LevelRequirement,
  gateCase: GateCase,
): GateRequirementResult {
  const { given, tier } = gateCase;
  const { standard: name, levels } = requirement;
  const standard = given.standards.find(item => item.name === name);
  if (!standard) {
    return closed(
      name,
      `The standard ${name} is not among the published documents, so nobody can tell whether its level is reached`,
      'Publish the standard, or take it out of the gate',
    );
  }
  if (!isInScope(standard, gateCase)) {
    return nothingRequired(
      name,
      `${standard.title} does not hold it: ${withoutStop(
        explainScope(standard.appliesTo, gateCase.input.entity),
      )}`,
    );
  }
  const required = requiredLevel(levels, standard, gateCase);
  return required === undefined
    ? nothingRequired(
        name,
        `No level of ${standard.title} is required of tier ${tier}`,
      )
    : judgeRequired(standard, required, requirement, gateCase);
}

/** A tier that nobody declared may be any: then the highest level that any of them needs is required. */
function requiredLevel(
  { byTier, default: otherwise }: TieredLevels,
  { levels }: Standard,
  { input, tier }: GateCase,
): string | undefined {
  const tiers = input.tier.kind === 'declared' ? [tier] : TIERS;
  const asked = tiers.flatMap(each => byTier[each] ?? otherwise ?? []);
  return (
    asked.find(level => !levels.includes(level)) ??
    [...levels].reverse().find(level => asked.includes(level))
  );
}

function isInScope(standard: Standard, { input, given }: GateCase): boolean {
  return (
    matchesScope(standard.appliesTo, input.entity) ||
    given.counted.standards.includes(standard.name)
  );
}

function judgeRequired(
  standard: Standard,
  required: string,
  { exemptions, declaredAtMost = 1 }: LevelRequirement,
  gateCase: GateCase,
): GateRequirementResult {
  const rank = standard.levels.indexOf(required) + 1;
  if (rank === 0) {
    return closed(
      standard.name,
      `${
        standard.title
      } has no level "${required}"; its levels are ${standard.levels.join(
        ', ',
      )}`,
      'Name one of its levels in the gate',
    );
  }
  const { results, reached } = readLevel(standard, rank, gateCase);
  const unmet = results.filter(
    ({ standing }) =>
      standing === 'unmet' ||
      (standing === 'exempt' && exemptions === 'refused'),
  );
  const count = (wanted: (item: (typeof results)[number]) => boolean) =>
    results.filter(wanted).length;
  const declared = count(item => item.restsOn === 'declared');
  const unknown = count(item => item.restsOn === 'nothing');
  const applicable = results.length;
  const tooDeclared =
    declared + unknown > (declaredAtMost + TOLERANCE) * applicable;
  const weak = tooDeclared
    ? results.filter(
        item => item.restsOn === 'declared' || item.restsOn === 'nothing',
      )
    : [];
  const level = {
    standard: standard.name,
    required,
    reached,
    exempted: count(({ standing }) => standing === 'exempt'),
    ...{ declared, unknown, applicable },
  };
  const words = describeLevel({
    ...{ standard, level, declaredAtMost, exemptions, results, unmet },
    tooDeclared,
    gateCase,
  });
  return {
    id: `level:${standard.name}`,
    kind: 'level',
    ...words,
    missing: missingOf(standard, unmet, weak),
    level,
    ...oldestOf(results.flatMap(({ result }) => result.facts)),
  };
}

function oldestOf(
  facts: readonly { readonly observedAt: number }[],
): Pick<GateRequirementResult, 'oldestObservation'> {
  return facts.length === 0
    ? {}
    : { oldestObservation: Math.min(...facts.map(fact => fact.observedAt)) };
}

function nothingRequired(name: string, reason: string): GateRequirementResult {
  return {
    id: `level:${name}`,
    kind: 'level',
    outcome: 'nothing-required',
    reason,
    approvers: [],
    missing: [],
  };
}

function closed(
  name: string,
  reason: string,
  fix: string,
): GateRequirementResult {
  return { ...nothingRequired(name, reason), outcome: 'not-met', fix };
}
