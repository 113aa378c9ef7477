import { Problem } from '../types';
import { oneLine } from './words';

/**
 * A section that lists problems, errors first; nothing when there are none.
 * @internal
 */
export function problemsAsText(problems: readonly Problem[]): string[] {
  if (problems.length === 0) {
    return [];
  }
  const lines = [...problems]
    .sort((left, right) => rankOf(left) - rankOf(right))
    .map(problem => `  ${problemAsLine(problem)}`);
  return [['Problems', ...lines].join('\n')];
}

/** `error   a.yaml:3 invalid-entity: ...`. @internal */
export function problemAsLine(problem: Problem): string {
  const { severity, code, message } = problem;
  const place = placeInWords(problem);
  return `${severity.padEnd(7)} ${place}${place && ' '}${code}: ${oneLine(
    message,
  )}`;
}

/** `a.yaml:3`, empty when the problem is about no one place. @internal */
export function placeInWords({
  file,
  line,
}: Pick<Problem, 'file' | 'line'>): string {
  return [file, line].filter(part => part !== null).join(':');
}

function rankOf({ severity }: Problem): number {
  return severity === 'error' ? 0 : 1;
}
