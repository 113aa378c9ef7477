import { CheckedObjective, SloReport } from '../slo/types';
import { code, escapeText, table } from './markdown';
import { problemsAsMarkdown } from './problemsAsMarkdown';
import {
  budgetInWords,
  burnRatesInWords,
  countsInWords,
  nameInWords,
  ratioInWords,
  stateInWords,
  worstObjectivesFirst,
} from './sloWords';

/** What code hosts take for a comment is about 65,000 characters; a report that is longer says what it leaves out. */
const OBJECTIVES_SHOWN = 100;
const PROBLEMS_SHOWN = 50;

/**
 * The report as a comment for a pull request, worst first.
 * @internal
 */
export function slosAsMarkdown({ objectives, problems }: SloReport): string {
  const sorted = worstObjectivesFirst(objectives);
  const shown = sorted.slice(0, OBJECTIVES_SHOWN);
  return [
    '## SLOs',
    `**${countsInWords(objectives) || 'No objective'}.**`,
    ...(shown.length > 0 ? [objectivesAsTable(shown)] : []),
    ...leftOut(sorted.length - shown.length, 'objectives'),
    ...problemsAsMarkdown(problems.slice(0, PROBLEMS_SHOWN)),
    ...leftOut(problems.length - PROBLEMS_SHOWN, 'problems'),
  ].join('\n\n');
}

function objectivesAsTable(objectives: readonly CheckedObjective[]): string {
  return table(
    ['State', 'SLO', 'Why', 'Target', 'Attained', 'Budget left', 'Burn rate'],
    objectives.map(rowOf),
  );
}

function rowOf(checked: CheckedObjective): readonly string[] {
  const { status, warnings } = checked;
  const figures =
    status.attainment === null
      ? ['unknown', 'unknown', 'unknown']
      : [
          ratioInWords(status.attainment),
          budgetInWords(status),
          burnRatesInWords(status, ['1h', '6h', 'window']),
        ];
  return [
    `**${stateInWords(checked)}**`,
    code(nameInWords(checked)),
    escapeText([status.reason, ...warnings].join(' ')),
    ratioInWords(status.target),
    ...figures,
  ];
}

function leftOut(count: number, what: string): string[] {
  return count > 0 ? [`${count} more ${what} are left out.`] : [];
}
