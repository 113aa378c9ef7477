import { compileRule, RuleCompilation } from '../rules/compileRule';
import { DiagnosticList } from './DiagnosticList';
import { Located } from './located';
import { labelOf } from './readers';
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
    const leading = text.length - text.trimStart().length;
    for (const { code, message, position } of result.problems) {
      const line = lineOf(at, leading + (position ?? 0));
      found.error({ ...at, line }, code, `${labelOf(at.path)}: ${message}`);
    }
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
