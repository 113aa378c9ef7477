import { Gate } from '../governance/documentTypes';
import { contentHash } from './contentHash';
import { DiagnosticList } from './DiagnosticList';
import { KnownLevels } from './KnownLevels';
import { LocatedMap, withoutEmpty } from './located';
import { TIERS } from './readBounds';
import { readCanonicalRef } from './readCanonicalRef';
import { readEnvelope } from './readEnvelope';
import { readFields, Values } from './readFields';
import { readGateFreeze } from './readGateFreeze';
import { readGateRequirements } from './readGateRequirements';
import { readBreakGlass, readGateReview } from './readGateReview';
import { DocumentHeader } from './readHeader';
import { readPredicate } from './readPredicate';
import { Reader, readMap, readOneOf } from './readers';
import { Diagnostic, Tier } from './types';
import { readInstant } from './valueReaders';
import { withoutUndefined } from './withoutUndefined';

/**
 * A gate, or none when any part of its policy cannot be used: without that part it would be milder.
 * @internal
 */
export interface GateReading {
  readonly gate?: Gate;
  readonly diagnostics: readonly Diagnostic[];
}

const readAnything: Reader<true> = () => true;

function shapeOf(known: KnownLevels) {
  const readRequirements: Reader<Gate['require']> = (at, found) =>
    readGateRequirements(at, known, found);
  return {
    // The owner changes no answer: it is read with the words.
    owner: readAnything,
    appliesTo: readPredicate,
    mode: readOneOf(['warn', 'block']),
    blockFrom: readInstant,
    require: readRequirements,
    reliabilityFix: readMap(
      { evidence: readOneOf(['incident-link']) },
      {
        right: 'a map such as { evidence: incident-link }',
        required: ['evidence'],
      },
    ),
    freeze: readGateFreeze,
    review: readGateReview,
    breakGlass: readBreakGlass,
  };
}

type GateSpec = Values<ReturnType<typeof shapeOf>>;

/**
 * Builds a gate.
 * @internal
 */
export function buildGate(
  header: DocumentHeader,
  { levels }: { readonly levels: KnownLevels },
): GateReading {
  const { name, spec } = header;
  const found = DiagnosticList.create(`Gate "${name}"`);
  const read = readFields(
    withoutEmpty(spec, ['owner']),
    shapeOf(levels),
    found,
    { what: 'the spec of a gate', required: ['mode'] },
  );
  reportOddities(spec, read, found);
  if (found.firstError || !read.mode) {
    return { diagnostics: found.all };
  }
  const { title, description } = readEnvelope(header, header.metadata, found);
  const ownerAt = spec.fields.get('owner')?.at;
  const { evidence } = read.reliabilityFix ?? {};
  const { require = [], freeze = [] } = read;
  const content = withoutUndefined({
    name,
    title: title ?? name,
    description,
    owner: ownerAt && readCanonicalRef('group')(ownerAt, found),
    appliesTo: read.appliesTo,
    mode: read.mode,
    blockFrom: read.blockFrom,
    require,
    reliabilityFix: evidence && { evidence },
    freeze,
    breakGlass: read.breakGlass,
    strictestTier: strictestTier(require),
  });
  const { review } = read;
  const when = review?.when?.expression;
  return {
    gate: withoutUndefined({
      ...content,
      review,
      version: contentHash({
        ...content,
        review: review && { ...review, when },
      }),
      file: header.root.file,
    }),
    diagnostics: found.all,
  };
}

function reportOddities(
  spec: LocatedMap,
  { mode }: GateSpec,
  found: DiagnosticList,
): void {
  const asks = ['require', 'freeze', 'review'];
  if (!asks.some(key => spec.fields.has(key))) {
    found.error(
      spec.place,
      'missing-key',
      'the spec of a gate asks for nothing; give it require, freeze or review',
    );
  }
  const blockFromAt = spec.fields.get('blockFrom')?.at;
  if (mode === 'block' && blockFromAt) {
    found.warning(
      blockFromAt,
      'without-effect',
      'blockFrom says nothing, because mode is block already; make mode warn or remove it',
    );
  }
}

function strictestTier(require: Gate['require']): Tier {
  const named = new Set(
    require.flatMap(item =>
      item.kind === 'level' ? Object.keys(item.levels.byTier) : [],
    ),
  );
  return TIERS.find(tier => named.has(String(tier))) ?? 0;
}
