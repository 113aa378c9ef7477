import { JsonObject } from '@backstage/types';
import { contentHash } from './contentHash';
import { DiagnosticList } from './DiagnosticList';
import { Located } from './located';
import { readEnvelope } from './readEnvelope';
import { readFields } from './readFields';
import {
  describeValue,
  Reader,
  readList,
  readMap,
  readText,
  wrongType,
} from './readers';
import { DocumentHeader } from './readHeader';
import { readPredicate } from './readPredicate';
import { RuleCompiler } from './RuleCompiler';
import { didYouMean } from './suggest';
import { Capability, CheckRef, Diagnostic, Milestone, Standard } from './types';
import {
  readDuration,
  readEndOfDay,
  readEntityRef,
  readShare,
  readStart,
  readUrl,
  readWord,
} from './valueReaders';

/** @internal */
export interface CapabilityReading {
  readonly capability?: Capability;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The standards that checks may be referred to. `uncertain` answers whether a standard of that name may exist in a
 * document that cannot be read just now: a fault there must not break a capability here.
 * @internal
 */
export interface KnownStandards {
  readonly byName: ReadonlyMap<string, Standard>;
  readonly uncertain: (name: string) => boolean;
}

const CHECK_REF = /^([a-z0-9-]+)\/([a-z0-9-]+)$/;

const readAnything: Reader<true> = () => true;

const readCheckRef: Reader<CheckRef> = (at, found) => {
  const { value } = at.node;
  const match = typeof value === 'string' ? CHECK_REF.exec(value) : null;
  if (match) {
    return { standard: match[1], check: match[2] };
  }
  found.error(
    at,
    'wrong-check-ref',
    `${describeValue(
      value,
    )} is no check; write <standard>/<check id>, such as production-readiness/on-call-rotation`,
  );
  return undefined;
};

/** A fault in these makes the capability unusable: its scope would be guessed. */
const SCOPE_SHAPE = {
  appliesTo: readPredicate,
  owner: readAnything,
  lifecycle: readAnything,
  links: readAnything,
  adoptedWhen: readAnything,
  alternative: readAnything,
  milestones: readAnything,
  outcomes: readAnything,
  freshFor: readAnything,
};

const readMilestone = readMap(
  { date: readEndOfDay, services: readShare, teams: readShare },
  {
    right: 'a map such as { date: 2027-03-31, services: 0.6 }',
    required: ['date'],
  },
);

/** A fault in these is reported and the field left out. */
const DETAIL_SHAPE = {
  appliesTo: readAnything,
  owner: readEntityRef('group'),
  lifecycle: readWord,
  links: readMap(
    { docs: readUrl, start: readStart },
    { right: 'a map with docs or start' },
  ),
  adoptedWhen: readAnything,
  alternative: readText({ example: 'fact("ci.template").value' }),
  milestones: readList({
    item: readMilestone,
    right: 'a list of { date, services, teams }',
    identity: ({ date }) => date ?? {},
  }),
  outcomes: readList({ item: readWord, right: 'a list of outcomes' }),
  freshFor: readDuration(),
};

/**
 * Builds a capability.
 * @internal
 */
export function buildCapability(
  header: DocumentHeader,
  options: {
    readonly compiler: RuleCompiler;
    readonly standards: KnownStandards;
  },
): CapabilityReading {
  const { spec, name } = header;
  const found = DiagnosticList.create(`Capability "${name}"`);
  const { appliesTo } = readFields(spec, SCOPE_SHAPE, found, {
    what: 'the spec of a capability',
    required: ['adoptedWhen'],
  });
  const adoptedAt = spec.fields.get('adoptedWhen')?.at;
  if (found.firstError || !adoptedAt) {
    return { diagnostics: found.all };
  }
  const { title, description } = readEnvelope(header, header.metadata, found);
  const details = readFields(spec, DETAIL_SHAPE, found, { what: 'a spec' });
  const alternativeAt = spec.fields.get('alternative')?.at;
  const content = {
    name,
    title: title ?? name,
    description,
    owner: details.owner,
    lifecycle: details.lifecycle,
    links: details.links ?? {},
    appliesTo,
    milestones: orderedMilestones(
      details.milestones ?? [],
      spec.fields.get('milestones')?.at,
      found,
    ),
    outcomes: details.outcomes ?? [],
    freshFor: details.freshFor,
  };
  const adoptedWhen = readAdoptedWhen(adoptedAt, name, options, found);
  const alternative =
    details.alternative === undefined || !alternativeAt
      ? undefined
      : options.compiler.compile(alternativeAt, 'string', found);
  const capability: Capability = {
    ...content,
    adoptedWhen,
    alternative,
    version: contentHash({
      ...content,
      adoptedWhen:
        adoptedWhen.kind === 'rule' ? adoptedWhen.rule.expression : adoptedWhen,
      alternative: alternative?.expression,
    }),
    file: header.root.file,
  };
  return { capability: withoutUndefined(capability), diagnostics: found.all };
}

function readAdoptedWhen(
  at: Located,
  name: string,
  options: Parameters<typeof buildCapability>[1],
  found: DiagnosticList,
): Capability['adoptedWhen'] {
  const own = DiagnosticList.create(`Capability "${name}"`);
  const reading =
    typeof at.node.value === 'string'
      ? readRule(at, options.compiler, own)
      : readChecks(at, options.standards, own);
  found.include(own.all);
  return own.firstError || !reading
    ? { kind: 'broken', reason: own.firstError?.message ?? 'it is not usable' }
    : reading;
}

function readRule(
  at: Located,
  compiler: RuleCompiler,
  found: DiagnosticList,
): Capability['adoptedWhen'] | undefined {
  const rule = compiler.compile(at, 'boolean', found);
  return rule && { kind: 'rule', rule };
}

const readCheckList = readMap(
  {
    checks: readList({
      item: readCheckRef,
      right: 'a list of checks, each <standard>/<check id>',
      identity: ({ standard, check }) => `${standard}/${check}`,
    }),
  },
  { right: 'a rule or { checks: [...] }', required: ['checks'] },
);

function readChecks(
  at: Located,
  standards: KnownStandards,
  found: DiagnosticList,
): Capability['adoptedWhen'] | undefined {
  if (!at.node.entries) {
    return wrongType(at, found, 'a rule (text) or { checks: [...] }');
  }
  const checks = readCheckList(at, found)?.checks;
  const items = at.node.entries.get('checks')?.node.items ?? [];
  checks?.forEach((ref, index) => {
    const path = `${at.path}.checks[${index}]`;
    const line = items[index]?.line ?? at.line;
    verifyCheckRef({ ...at, path, line }, ref, standards, found);
  });
  return checks && { kind: 'checks', checks };
}

function verifyCheckRef(
  at: Located,
  ref: CheckRef,
  standards: KnownStandards,
  found: DiagnosticList,
): void {
  const shown = `"${ref.standard}/${ref.check}"`;
  const standard = standards.byName.get(ref.standard);
  if (!standard && standards.uncertain(ref.standard)) {
    found.warning(
      at,
      'unverified-check',
      `${shown} cannot be looked up, because a document that may hold the standard cannot be read; mend that document`,
    );
    return;
  }
  if (!standard) {
    const hint =
      didYouMean(ref.standard, standards.byName.keys()) ??
      'write <standard>/<check id>';
    found.error(
      at,
      'unknown-check',
      `${shown} names a standard that does not exist; ${hint}`,
    );
    return;
  }
  if (standard.off.some(({ id }) => id === ref.check)) {
    found.warning(
      at,
      'check-is-off',
      `${shown} is off, so nobody can adopt by it; switch it on or leave it out`,
    );
    return;
  }
  const ids = standard.checks.map(({ id }) => id);
  if (!ids.includes(ref.check)) {
    const hint = didYouMean(ref.check, ids) ?? 'see the checks of the standard';
    found.error(
      at,
      'unknown-check',
      `${shown} does not exist in that standard; ${hint}`,
    );
  }
}

function orderedMilestones(
  read: readonly Partial<Milestone>[],
  at: Located | undefined,
  found: DiagnosticList,
): readonly Milestone[] {
  const milestones = new Array<Milestone>();
  for (const { date, services, teams } of read) {
    const last = milestones.at(-1)?.date ?? -Infinity;
    if (date === undefined || !at) {
      continue;
    }
    if (services === undefined && teams === undefined) {
      found.error(
        at,
        'missing-key',
        'a milestone has neither services nor teams; give a share of one of them',
      );
    } else if (date <= last) {
      found.error(
        at,
        'wrong-order',
        'milestones are not in order of their dates; put the earliest first',
      );
    } else {
      milestones.push({ date, services, teams });
    }
  }
  return milestones.map(withoutUndefined);
}

function withoutUndefined<T extends JsonObject | object>(object: T): T {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined),
  ) as T;
}
