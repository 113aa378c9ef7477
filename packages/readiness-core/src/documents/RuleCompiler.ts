import { compileRule, RuleCompilation } from '../rules/compileRule';
import { DiagnosticList } from './DiagnosticList';
import { Located } from './located';
import { reportRuleProblems } from './reportRuleProblems';
import { CompiledRule } from '../rules/types';

type Expected = 'boolean' | 'number' | 'string';

/**
 * Compiles the rules of documents, each distinct one once: a standard and those that extend it share most rules.
 * @internal
 */
export class RuleCompiler {
  readonly #compiled = new Map<string, RuleCompilation>();

  /** The compiled rule, or undefined after its problems have been reported. */
  compile(
    at: Located,
    expects: Expected,
    found: DiagnosticList,
  ): CompiledRule | undefined {
    const text = String(at.node.value);
    const result = this.#compile(text.trim(), expects);
    if (result.kind === 'compiled') {
      return result.rule;
    }
    reportRuleProblems(at, result.problems, found);
    return undefined;
  }

  #compile(expression: string, expects: Expected): RuleCompilation {
    const key = `${expects} ${expression}`;
    const known = this.#compiled.get(key);
    if (known) {
      return known;
    }
    const result = compileRule(expression, { expects });
    this.#compiled.set(key, result);
    return result;
  }
}
