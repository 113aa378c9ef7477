import { Problem } from '../types';
import { EvaluationFormat } from './formatEvaluation';
import { problemsAsText } from './problemsAsText';

/**
 * What is amiss in the input, for standard error: how much, and the list where the result does not hold it. Empty when
 * nothing is amiss.
 * @internal
 */
export function explainProblems(
  problems: readonly Problem[],
  format: EvaluationFormat,
): string {
  if (problems.length === 0) {
    return '';
  }
  // JUnit has no place for warnings.
  if (format === 'junit') {
    return `${problemsAsText(problems).join('\n')}\n`;
  }
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return `The input has ${errors} errors and ${
    problems.length - errors
  } warnings; the result lists them\n`;
}
