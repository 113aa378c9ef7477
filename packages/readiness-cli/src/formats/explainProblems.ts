import { Problem } from '../types';
import { EvaluationFormat } from './formatEvaluation';
import { problemsAsText } from './problemsAsText';
import { countInWords } from './words';

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
  const warnings = problems.length - errors;
  return `The input has ${countInWords(errors, 'error')} and ${countInWords(
    warnings,
    'warning',
  )}; the result lists them\n`;
}
