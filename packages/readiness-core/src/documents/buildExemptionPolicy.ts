import {
  ExemptionPolicy,
  ExemptionPolicyRule,
} from '../governance/documentTypes';
import { contentHash } from './contentHash';
import { DiagnosticList } from './DiagnosticList';
import { KnownLevels } from './KnownLevels';
import { itemsOf, Located, mapOf, withoutEmpty } from './located';
import { TIERS } from './readBounds';
import { readCanonicalRef, readGroup } from './readCanonicalRef';
import { readEnvelope } from './readEnvelope';
import { readFields } from './readFields';
import { DocumentHeader } from './readHeader';
import { readPredicate } from './readPredicate';
import { Reader, readList, readMap } from './readers';
import { Diagnostic, Tier } from './types';
import { readDuration, readName, readTier, readWord } from './valueReaders';
import { withoutUndefined } from './withoutUndefined';

/**
 * An exemption policy, or none when its scope or a rule of it cannot be used: without that rule a later and milder one
 * would count.
 * @internal
 */
export interface ExemptionPolicyReading {
  readonly policy?: ExemptionPolicy;
  readonly diagnostics: readonly Diagnostic[];
}

const readAnything: Reader<true> = () => true;

const readApprover: Reader<string> = (at, found) =>
  at.node.value === 'automatic' ? 'automatic' : readGroup(at, found);

const readRule = readMap(
  {
    tiers: readList({
      item: readTier,
      right: 'a list of tiers, such as [0, 1]',
    }),
    levels: readList({ item: readName, right: 'a list of levels' }),
    categories: readList({ item: readWord, right: 'a list of categories' }),
    approver: readApprover,
    longest: readDuration(),
  },
  {
    right:
      'a map such as { tiers: [0, 1], approver: group:default/sre, longest: 30d }',
    required: ['approver', 'longest'],
  },
);

const SPEC_SHAPE = {
  // The owner changes nothing: it is read with the words.
  owner: readAnything,
  appliesTo: readPredicate,
  standards: readList({ item: readName, right: 'a list of standards' }),
  rules: readList({
    item: readRule,
    right: 'a list of { tiers, levels, categories, approver, longest }',
    identity: rule => rule,
  }),
};

/**
 * Builds an exemption policy.
 * @internal
 */
export function buildExemptionPolicy(
  header: DocumentHeader,
  { levels }: { readonly levels: KnownLevels },
): ExemptionPolicyReading {
  const { name, spec } = header;
  const found = DiagnosticList.create(`Exemption policy "${name}"`);
  const {
    appliesTo,
    standards,
    rules: read,
  } = readFields(withoutEmpty(spec, ['owner']), SPEC_SHAPE, found, {
    what: 'the spec of an exemption policy',
    required: ['rules'],
  });
  verifyStandards(spec.fields.get('standards')?.at, levels, found);
  const rulesAt = spec.fields.get('rules')?.at;
  if (found.firstError || !read || !rulesAt) {
    return { diagnostics: found.all };
  }
  const rules = read.flatMap(ruleOf);
  reportUnknownLevels(rulesAt, levels, found);
  reportUnreachable(rules, rulesAt, found);
  const { title, description } = readEnvelope(header, header.metadata, found);
  const ownerAt = spec.fields.get('owner')?.at;
  const content = {
    name,
    title: title ?? name,
    description,
    owner: ownerAt && readCanonicalRef('group')(ownerAt, found),
    appliesTo,
    standards,
    rules,
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
  approver,
  longest,
  ...rest
}: Partial<ExemptionPolicyRule>): ExemptionPolicyRule[] {
  return approver === undefined || longest === undefined
    ? []
    : [withoutUndefined({ ...rest, approver, longest })];
}

function verifyStandards(
  at: Located | undefined,
  levels: KnownLevels,
  found: DiagnosticList,
): void {
  for (const item of (at && itemsOf(at)) ?? []) {
    const name = item.node.value;
    if (typeof name === 'string') {
      levels.verifyStandard(item, name, found);
    }
  }
}

/** A level that no standard has may come with the next standard, so it is no error. */
function reportUnknownLevels(
  at: Located,
  known: KnownLevels,
  found: DiagnosticList,
): void {
  const places = (itemsOf(at) ?? []).flatMap(rule => {
    const levelsAt = mapOf(rule)?.fields.get('levels')?.at;
    return (levelsAt && itemsOf(levelsAt)) ?? [];
  });
  for (const place of places) {
    const level = String(place.node.value);
    if (!known.isAnyLevel(level)) {
      found.warning(
        place,
        'unknown-level',
        `no standard has a level "${level}", so the rule fits no check of it`,
      );
    }
  }
}

/** The first rule that fits counts, so one whose cases earlier rules take can never say anything. */
function reportUnreachable(
  rules: readonly ExemptionPolicyRule[],
  at: Located,
  found: DiagnosticList,
): void {
  const places = itemsOf(at) ?? [];
  rules.forEach((rule, index) => {
    const earlier = rules.slice(0, index);
    const taken = (rule.tiers ?? TIERS).every(tier =>
      earlier.some(other => takes(other, rule, tier)),
    );
    if (taken) {
      found.warning(
        places[index] ?? at,
        'unreachable-rule',
        'rules before it take all of its cases; put it before them or remove it',
      );
    }
  });
}

function takes(
  earlier: ExemptionPolicyRule,
  { levels, categories }: ExemptionPolicyRule,
  tier: Tier,
): boolean {
  return (
    (earlier.tiers?.includes(tier) ?? true) &&
    holds(earlier.levels, levels) &&
    holds(earlier.categories, categories)
  );
}

/** Whether all that the one list names is in the other; no list names everything. */
function holds(
  all: readonly string[] | undefined,
  some: readonly string[] | undefined,
): boolean {
  return (
    all === undefined || (some?.every(item => all.includes(item)) ?? false)
  );
}
