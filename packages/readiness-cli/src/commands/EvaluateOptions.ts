import { EvaluationFormat } from '../formats/formatEvaluation';

/**
 * The options of `evaluate` as they were typed.
 * @internal
 */
export interface EvaluateOptions {
  readonly catalog: string;
  readonly standards?: string;
  readonly facts?: string;
  readonly now?: string;
  readonly require: readonly string[];
  readonly format: EvaluationFormat;
}
