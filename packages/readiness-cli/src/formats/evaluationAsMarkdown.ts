import {
  CheckedResult,
  EvaluatedEntity,
  EvaluatedStandard,
  EvaluationReport,
} from '../evaluation/types';
import { code, escapeText, table } from './markdown';
import { problemsAsMarkdown } from './problemsAsMarkdown';
import {
  isOpen,
  knownInWords,
  levelInWords,
  shareInWords,
  statusInWords,
  tierInWords,
  worstFirst,
} from './words';

/** What code hosts take for a comment is about 65,000 characters; a report that is longer names what it leaves out. */
const ENTITIES_DETAILED = 50;

/**
 * The report as a comment for a pull request.
 * @internal
 */
export function evaluationAsMarkdown(report: EvaluationReport): string {
  const scored = report.entities.filter(
    ({ standards }) => standards.length > 0,
  );
  const detailed = scored.slice(0, ENTITIES_DETAILED);
  const rest = scored.length - detailed.length;
  return [
    '## Readiness',
    ...requirementsSection(report),
    ...overviewSection(scored),
    ...detailed.map(detailsOf),
    ...(rest > 0 ? [`Details of ${rest} more entities are left out.`] : []),
    ...problemsAsMarkdown(report.problems),
  ].join('\n\n');
}

function requirementsSection({ requirements }: EvaluationReport): string[] {
  if (requirements.length === 0) {
    return [];
  }
  const unmet = requirements.filter(({ met }) => !met);
  const summary = `**${
    unmet.length === 0
      ? 'Every requirement is met.'
      : `Not met: ${unmet.length} of ${requirements.length} requirements.`
  }**`;
  return [
    summary,
    ...(unmet.length === 0
      ? []
      : [
          table(
            ['Entity', 'Requirement', 'Why'],
            unmet.map(({ entityRef, standard, level, message }) => [
              code(entityRef),
              `${standard} = ${level}`,
              message,
            ]),
          ),
        ]),
  ];
}

function overviewSection(entities: readonly EvaluatedEntity[]): string[] {
  if (entities.length === 0) {
    return ['No entity is in the scope of a standard.'];
  }
  const rows = entities.flatMap(({ entityRef, tier, standards }) =>
    standards.map(evaluated => [
      code(entityRef),
      tierInWords(tier),
      evaluated.standard.name,
      levelInWords(evaluated),
      shareInWords(evaluated.scorecard.score),
      knownInWords(evaluated),
    ]),
  );
  return [
    table(['Entity', 'Tier', 'Standard', 'Level', 'Score', 'Known'], rows),
  ];
}

function detailsOf({ entityRef, standards }: EvaluatedEntity): string {
  const open = standards.flatMap(evaluated =>
    worstFirst(evaluated.results)
      .filter(isOpen)
      .map(result => rowOf(evaluated, result)),
  );
  const summary = `<summary>${escapeText(entityRef)}: ${
    open.length
  } open</summary>`;
  return open.length === 0
    ? `${code(entityRef)}: nothing is open.`
    : [
        `<details>${summary}`,
        table(['Status', 'Standard', 'Check', 'Why', 'Who acts'], open),
        '</details>',
      ].join('\n\n');
}

function rowOf(
  { standard }: EvaluatedStandard,
  result: CheckedResult,
): readonly string[] {
  return [
    statusInWords(result),
    standard.name,
    result.check.title,
    result.reason,
    result.who,
  ].map(escapeText);
}
