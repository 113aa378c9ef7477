import {
  CheckedResult,
  EvaluatedEntity,
  EvaluatedStandard,
  EvaluationReport,
} from '../evaluation/types';
import { problemsAsText } from './problemsAsText';
import {
  isOpen,
  knownInWords,
  levelInWords,
  oneLine,
  shareInWords,
  statusInWords,
  tierInWords,
  worstFirst,
} from './words';

/**
 * The report for people at a terminal: what is open first, what is met in one line.
 * @internal
 */
export function evaluationAsText(report: EvaluationReport): string {
  const scored = report.entities.filter(isInAnyScope);
  const others = report.entities.length - scored.length;
  const sections = [
    ...[...scored].sort(openFirst).map(entityAsText),
    ...(others > 0 ? [`${others} entities are in no scope`] : []),
    ...requirementsAsText(report),
    ...problemsAsText(report.problems),
    ...totalsAsText(report),
  ];
  return sections.join('\n\n');
}

function isInAnyScope({ standards, adoption }: EvaluatedEntity): boolean {
  return standards.length > 0 || adoption.length > 0;
}

function openFirst(left: EvaluatedEntity, right: EvaluatedEntity): number {
  return Number(hasOpen(right)) - Number(hasOpen(left));
}

function hasOpen({ standards }: EvaluatedEntity): boolean {
  return standards.some(({ results }) => results.some(isOpen));
}

function entityAsText(entity: EvaluatedEntity): string {
  const adoption = entity.adoption.map(
    ({ capability, status, reason }) =>
      `  ${status.padEnd(12)} ${capability}: ${oneLine(reason)}`,
  );
  return [
    `${entity.entityRef}, ${tierInWords(entity.tier)}`,
    ...entity.standards.flatMap(standardAsText),
    ...(adoption.length > 0 ? ['  capabilities', ...indent(adoption)] : []),
  ].join('\n');
}

function standardAsText(evaluated: EvaluatedStandard): string[] {
  const results = worstFirst(evaluated.results);
  const open = results.filter(isOpen);
  const width = Math.max(0, ...open.map(({ checkId }) => checkId.length));
  const met = results.filter(({ status }) => status === 'pass');
  return [
    `  ${evaluated.standard.name}: ${levelInWords(
      evaluated,
    )}, score ${shareInWords(evaluated.scorecard.score)}, ${knownInWords(
      evaluated,
    )}`,
    ...open.map(result => resultAsText(result, width)),
    ...(met.length > 0
      ? [`    pass    ${met.map(({ checkId }) => checkId).join(', ')}`]
      : []),
  ];
}

function resultAsText(result: CheckedResult, width: number): string {
  return `    ${statusInWords(result).padEnd(7)} ${result.checkId.padEnd(
    width,
  )}  ${oneLine(result.reason)} (${result.who} acts)`;
}

function requirementsAsText({ requirements }: EvaluationReport): string[] {
  if (requirements.length === 0) {
    return [];
  }
  const lines = [...requirements]
    .sort((left, right) => Number(left.met) - Number(right.met))
    .map(
      ({ met, entityRef, standard, level, message }) =>
        `  ${
          met ? 'met    ' : 'NOT MET'
        } ${entityRef} ${standard}=${level}: ${message}`,
    );
  return [['Requirements', ...lines].join('\n')];
}

function totalsAsText({ entities }: EvaluationReport): string[] {
  const totals = new Map<string, Map<string, number>>();
  for (const { standard, scorecard } of entities.flatMap(
    each => each.standards,
  )) {
    const counts = totals.get(standard.name) ?? new Map<string, number>();
    const level = scorecard.level ?? 'none';
    totals.set(standard.name, counts.set(level, (counts.get(level) ?? 0) + 1));
  }
  const lines = Array.from(totals, ([name, counts]) => {
    const levels = Array.from(counts, ([level, count]) => `${level} ${count}`);
    return `  ${name}: ${levels.sort().join(', ')}`;
  });
  return [[`${entities.length} entities read; by level`, ...lines].join('\n')];
}

function indent(lines: readonly string[]): string[] {
  return lines.map(line => `  ${line}`);
}
