import { RuleProblem } from '../rules/ruleProblem';
import { DiagnosticList } from './DiagnosticList';
import { Located } from './located';
import { labelOf } from './readers';

/**
 * Reports why an expression is refused, at the line of the file where that is known.
 * @internal
 */
export function reportRuleProblems(
  at: Located,
  problems: readonly RuleProblem[],
  found: DiagnosticList,
): void {
  const text = String(at.node.value);
  const leading = text.length - text.trimStart().length;
  for (const { code, message, position } of problems) {
    const line = lineOf(at, leading + (position ?? 0));
    found.error({ ...at, line }, code, `${labelOf(at.path)}: ${message}`);
  }
}

/** Only in a literal block do the lines of the text match those of the file. */
function lineOf({ node, line }: Located, offset: number): number {
  switch (node.style) {
    case 'literal': {
      const before = String(node.value).slice(0, offset);
      return line + before.split('\n').length;
    }
    case 'folded':
      return line + 1;
    default:
      return line;
  }
}
