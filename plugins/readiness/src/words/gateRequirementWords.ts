import { GateDocument } from 'backstage-plugin-readiness-common';
import { Words } from '../hooks/useWords';

type Requirement = GateDocument['require'][number];
type LevelRequirement = Extract<Requirement, { kind: 'level' }>;

/**
 * What a gate asks for, as its document says.
 * @internal
 */
export function gateRequirementWords(
  requirement: Requirement,
  words: Words,
): string {
  const { t, formats } = words;
  if (requirement.kind === 'slo') {
    return requirement.budget === 'by-policy'
      ? t('gateDocuments.sloByPolicy')
      : t('gateDocuments.sloNotExhausted');
  }
  const { standard, exemptions, declaredAtMost } = requirement;
  const parts = [
    t('gateDocuments.level', {
      levels: levelsWords(requirement, words),
      standard,
    }),
    exemptions === 'refused' ? t('gateDocuments.exemptionsRefused') : '',
    declaredAtMost === null
      ? ''
      : t('gateDocuments.declaredAtMost', {
          share: formats.share(declaredAtMost),
        }),
  ];
  return parts.filter(part => part !== '').join('; ');
}

function levelsWords(
  { levels, otherwise }: LevelRequirement,
  { t }: Words,
): string {
  if (levels.length === 0) {
    return t('gateDocuments.levelAlways', { level: otherwise ?? '' });
  }
  const byTier = levels.map(({ tier, level }) =>
    t('gateDocuments.levelOfTier', { level, tier: String(tier) }),
  );
  const rest =
    otherwise === null
      ? t('gateDocuments.levelNone')
      : t('gateDocuments.levelOtherwise', { level: otherwise });
  return [...byTier, rest].join(', ');
}
