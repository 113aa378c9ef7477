import { ASTNode } from '@marcbachmann/cel-js';
import { literalText } from './ruleNodes';
import { RuleProblem } from './ruleProblem';
import {
  OBJECTIVE_FIELDS,
  SLO_SUMMARY,
  sloFactId,
  SUMMARY_FIELDS,
} from './SloReading';

/** `metadata.name` of an OpenSLO document. */
const SLO_NAME = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** The fact that a call of `slo(...)` reads, or why the call is refused. @internal */
export type SloCall =
  | { readonly kind: 'reads'; readonly factId: string }
  | {
      readonly kind: 'refused';
      readonly code: RuleProblem['code'];
      readonly message: string;
    };

/**
 * Reads a call of `slo(...)`: which SLO is literal, and what is asked about it is named, so that it is known at compile
 * time what a rule reads.
 * @internal
 */
export function readSloCall(
  args: readonly ASTNode[],
  { field, insideHas }: { field?: string; insideHas?: boolean },
): SloCall {
  const name = literalText(args[0]);
  const named = name !== undefined && SLO_NAME.test(name);
  if (args.length > 1 || (args.length === 1 && !named)) {
    return {
      kind: 'refused',
      code: 'rule-slo',
      message:
        'slo(...) takes the literal name of one SLO such as slo("checkout-availability"), or nothing for all SLOs of the entity',
    };
  }
  const call = named ? `slo("${name}")` : 'slo()';
  const fields = named ? OBJECTIVE_FIELDS : SUMMARY_FIELDS;
  if (insideHas) {
    return {
      kind: 'refused',
      code: 'rule-absence',
      message: `has(...) may not look at ${call}: a rule must not gain by what is not known; compare its value instead`,
    };
  }
  if (!field || !fields.includes(field)) {
    return {
      kind: 'refused',
      code: 'rule-slo',
      message: `${call} must be followed by .${fields.join(', .')}`,
    };
  }
  return { kind: 'reads', factId: named ? sloFactId(name) : SLO_SUMMARY };
}
