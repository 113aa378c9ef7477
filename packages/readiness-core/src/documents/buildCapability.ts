import { contentHash } from './contentHash';
import { DiagnosticList } from './DiagnosticList';
import { Located, withoutEmpty } from './located';
import { readEnvelope } from './readEnvelope';
import { readFields } from './readFields';
import { KnownStandards, readAdoptedWhen } from './readAdoptedWhen';
import { Reader, readList, readMap, readText } from './readers';
import { DocumentHeader } from './readHeader';
import { readPredicate } from './readPredicate';
import { RuleCompiler } from './RuleCompiler';
import { Capability, Diagnostic, Milestone } from './types';
import {
  readDuration,
  readEndOfDay,
  readEntityRef,
  readShare,
  readStart,
  readUrl,
  readWord,
} from './valueReaders';
import { withoutUndefined } from './withoutUndefined';

/** @internal */
export interface CapabilityReading {
  readonly capability?: Capability;
  readonly diagnostics: readonly Diagnostic[];
}

const readAnything: Reader<true> = () => true;

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

const DETAILS = Object.keys(DETAIL_SHAPE).filter(
  key => key !== 'appliesTo' && key !== 'adoptedWhen',
);

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
  const { appliesTo } = readFields(
    withoutEmpty(spec, DETAILS),
    SCOPE_SHAPE,
    found,
    {
      what: 'the spec of a capability',
      required: ['adoptedWhen'],
    },
  );
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
