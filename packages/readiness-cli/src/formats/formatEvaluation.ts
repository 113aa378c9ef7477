import { EvaluationReport } from '../evaluation/types';
import { evaluationAsJson } from './evaluationAsJson';
import { evaluationAsJunit } from './evaluationAsJunit';
import { evaluationAsMarkdown } from './evaluationAsMarkdown';
import { evaluationAsText } from './evaluationAsText';

const FORMATTERS = {
  text: evaluationAsText,
  json: evaluationAsJson,
  markdown: evaluationAsMarkdown,
  junit: evaluationAsJunit,
};

/** @internal */
export type EvaluationFormat = keyof typeof FORMATTERS;

/** @internal */
export const EVALUATION_FORMATS = Object.keys(FORMATTERS);

/**
 * Writes a report for people or for another program; ends with a line feed.
 * @internal
 */
export function formatEvaluation(
  report: EvaluationReport,
  format: EvaluationFormat,
): string {
  return `${FORMATTERS[format](report)}\n`;
}
