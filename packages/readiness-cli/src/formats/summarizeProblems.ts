import { Problem } from '../types';

/**
 * One line that says how much is amiss, for standard error; empty when nothing is.
 * @internal
 */
export function summarizeProblems(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  return problems.length === 0
    ? ''
    : `${errors} errors and ${warnings} warnings in the input; they are listed in the result\n`;
}
