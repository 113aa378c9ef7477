import { contentHash } from './contentHash';
import { DiagnosticList } from './DiagnosticList';
import { itemsOf, Located, withoutEmpty } from './located';
import { TIERS } from './readBounds';
import { readEnvelope } from './readEnvelope';
import { readFields } from './readFields';
import { DocumentHeader } from './readHeader';
import { readPredicate } from './readPredicate';
import { Reader, readList, readMap, readOneOf } from './readers';
import { BudgetPolicyRule, Diagnostic, ErrorBudgetPolicy, Tier } from './types';
import {
  readDuration,
  readEntityRef,
  readTemplateText,
  readTier,
} from './valueReaders';
import { withoutUndefined } from './withoutUndefined';

/**
 * An error-budget policy, or none when its scope or a rule of it cannot be used: without that rule a later and milder one
 * would count.
 * @internal
 */
export interface ErrorBudgetPolicyReading {
  readonly policy?: ErrorBudgetPolicy;
  readonly diagnostics: readonly Diagnostic[];
}

const readAnything: Reader<true> = () => true;

const readRule = readMap(
  {
    state: readOneOf(['at-risk', 'exhausted']),
    tiers: readList({
      item: readTier,
      right: 'a list of tiers, such as [0, 1]',
    }),
    gate: readOneOf(['allow', 'warn', 'block']),
    message: readTemplateText,
    acknowledgeWithin: readDuration(),
  },
  {
    right: 'a map such as { state: exhausted, gate: block, message: ... }',
    required: ['state', 'message'],
  },
);

const SPEC_SHAPE = {
  // The owner changes no verdict: it is read with the words.
  owner: readAnything,
  appliesTo: readPredicate,
  rules: readList({
    item: readRule,
    right: 'a list of { state, tiers, gate, message, acknowledgeWithin }',
    identity: rule => rule,
  }),
};

/**
 * Builds an error-budget policy.
 * @internal
 */
export function buildErrorBudgetPolicy(
  header: DocumentHeader,
): ErrorBudgetPolicyReading {
  const { name, spec } = header;
  const found = DiagnosticList.create(`Error-budget policy "${name}"`);
  const { appliesTo, rules: read } = readFields(
    withoutEmpty(spec, ['owner']),
    SPEC_SHAPE,
    found,
    { what: 'the spec of an error-budget policy', required: ['rules'] },
  );
  const rulesAt = spec.fields.get('rules')?.at;
  if (found.firstError || !read || !rulesAt) {
    return { diagnostics: found.all };
  }
  const rules = read.flatMap(ruleOf);
  reportUnreachable(rules, rulesAt, found);
  const { title, description } = readEnvelope(header, header.metadata, found);
  const ownerAt = spec.fields.get('owner')?.at;
  const content = {
    name,
    title: title ?? name,
    description,
    owner: ownerAt && readEntityRef('group')(ownerAt, found),
    appliesTo,
    rules,
    strictestTier: strictestTier(rules),
  };
  return {
    policy: withoutUndefined({
      ...content,
      version: contentHash(content),
      file: header.root.file,
    }),
    diagnostics: found.all,
  };
}

function ruleOf({
  state,
  message,
  gate = 'allow',
  ...rest
}: Partial<BudgetPolicyRule>): BudgetPolicyRule[] {
  return state === undefined || message === undefined
    ? []
    : [withoutUndefined({ state, message, gate, ...rest })];
}

/** The first rule that fits counts, so one whose state and tiers earlier rules take can never say anything. */
function reportUnreachable(
  rules: readonly BudgetPolicyRule[],
  at: Located,
  found: DiagnosticList,
): void {
  const taken = new Set<string>();
  const places = itemsOf(at) ?? [];
  rules.forEach(({ state, tiers = TIERS }, index) => {
    const cases = tiers.map(tier => `${state} ${tier}`);
    if (cases.every(item => taken.has(item))) {
      found.warning(
        places[index] ?? at,
        'unreachable-rule',
        `rules before it say already what follows from ${state} for all of its tiers; put it before them or remove it`,
      );
    }
    cases.forEach(item => taken.add(item));
  });
}

function strictestTier(rules: readonly BudgetPolicyRule[]): Tier {
  const named = new Set(rules.flatMap(({ tiers }) => tiers ?? []));
  return TIERS.find(tier => named.has(tier)) ?? 0;
}
