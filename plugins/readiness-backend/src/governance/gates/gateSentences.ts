import { Gate, GateRequirement, Standard } from 'backstage-readiness-core';

/**
 * What a gate asks for, as sentences for people. Pure.
 * @internal
 */
export function gateSentences(
  { require }: Gate,
  standards: readonly Standard[],
): string[] {
  return require.map(requirement => sentenceOf(requirement, standards));
}

function sentenceOf(
  requirement: GateRequirement,
  standards: readonly Standard[],
): string {
  return requirement.kind === 'level'
    ? levelSentence(requirement, standards)
    : budgetSentence(requirement);
}

type LevelRequirement = Extract<GateRequirement, { kind: 'level' }>;

function levelSentence(
  { standard, levels, exemptions, declaredAtMost }: LevelRequirement,
  standards: readonly Standard[],
): string {
  const title =
    standards.find(({ name }) => name === standard)?.title ?? standard;
  const parts = [
    `${title}: ${levelWords(levels)}`,
    ...(exemptions === 'refused' ? ['without exemptions'] : []),
    ...(declaredAtMost === undefined
      ? []
      : [
          `at most ${Math.round(
            declaredAtMost * 100,
          )} % of the results rest on mere declarations or on nothing`,
        ]),
  ];
  return parts.join(', ');
}

function levelWords({ byTier, default: others }: LevelRequirement['levels']) {
  const named = Object.entries(byTier).map(
    ([tier, level]) => `${level} for tier ${tier}`,
  );
  const rest = named.length > 0 ? `${others} for other tiers` : others;
  return [...named, ...(others === undefined ? [] : [rest])].join(', ');
}

function budgetSentence({
  budget,
}: Extract<GateRequirement, { kind: 'slo' }>): string {
  return budget === 'not-exhausted'
    ? 'No error budget is exhausted, and nobody has to guess'
    : 'What the error-budget policies ask for is followed';
}
