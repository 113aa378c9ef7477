import { Problem } from '../types';
import { code, escapeText, table } from './markdown';
import { placeInWords } from './problemsAsText';

/**
 * A section that lists problems; nothing when there are none.
 * @internal
 */
export function problemsAsMarkdown(problems: readonly Problem[]): string[] {
  if (problems.length === 0) {
    return [];
  }
  const rows = problems.map(problem => [
    problem.severity,
    code(placeInWords(problem)),
    escapeText(problem.message),
  ]);
  return [
    `### Problems in the input`,
    table(['Severity', 'Place', 'Message'], rows),
  ];
}
