import { buildCheck } from './buildCheck';
import { CheckEntry } from './checkEntries';
import { contentHash } from './contentHash';
import { DiagnosticList } from './DiagnosticList';
import { DOCUMENT_LIMITS } from './limits';
import { Located, withoutEmpty } from './located';
import { extendStandard, MergedStandard, Parents } from './extendStandard';
import { TIERS } from './readBounds';
import { readEnvelope } from './readEnvelope';
import { readFields } from './readFields';
import { describeValue, Reader, readList, readText } from './readers';
import { DocumentHeader } from './readHeader';
import { readPredicate } from './readPredicate';
import { RuleCompiler } from './RuleCompiler';
import { Switches } from './Switches';
import { Check, Diagnostic, Standard, Tier } from './types';
import { readEntityRef } from './valueReaders';

/**
 * A standard, or none when a fault outside its checks makes it unusable: its scope or levels would then be guessed.
 * @internal
 */
export interface StandardReading {
  readonly standard?: Standard;
  readonly diagnostics: readonly Diagnostic[];
}

const readAnything: Reader<true> = () => true;

const readLevelName: Reader<string> = (at, found) => {
  const level = readText({ most: 63, example: 'foundation' })(at, found);
  if (level === undefined || (level !== 'none' && !/[=/\p{Cc}]/u.test(level))) {
    return level;
  }
  found.error(
    at,
    'wrong-name',
    `the level ${describeValue(
      level,
    )} cannot be used; "none" means below the first level, and a name holds no "=" or "/"`,
  );
  return undefined;
};

const SPEC_SHAPE = {
  extends: readAnything,
  // The owner changes no result: it is read with the words.
  owner: readAnything,
  appliesTo: readPredicate,
  levels: readList({
    item: readLevelName,
    right: 'a list of names, lowest first, such as [foundation, advanced]',
    most: DOCUMENT_LIMITS.levels,
  }),
  checks: readAnything,
};

/**
 * Builds a standard with what it extends.
 * @internal
 */
export function buildStandard(
  header: DocumentHeader,
  options: {
    readonly parents: Parents;
    readonly compiler: RuleCompiler;
    readonly switches: Switches;
  },
): StandardReading {
  const found = DiagnosticList.create(`Standard "${header.name}"`);
  const merged = extendStandard(header, options.parents, found);
  const unusable = () => ({ diagnostics: found.all });
  if (!merged) {
    return unusable();
  }
  const errorsBefore = found.errorCount;
  const { appliesTo, levels } = readSpec(merged, found);
  if (levels === undefined || found.errorCount > errorsBefore) {
    return unusable();
  }
  const words = readWords(header, merged, found);
  const built = merged.checks.map(entry =>
    buildCheck(entry, {
      standard: header.name,
      levels,
      compiler: options.compiler,
      switches: options.switches,
      found,
    }),
  );
  if (built.length === 0) {
    found.warning(
      merged.spec.fields.get('checks')?.at ?? header.root,
      'no-checks',
      'it has no checks, so it says nothing about any entity',
    );
  }
  const content = {
    name: header.name,
    ...words,
    ...(appliesTo === undefined ? {} : { appliesTo }),
    levels,
    strictestTier: strictestTier(merged.checks),
  };
  return {
    standard: {
      ...content,
      checks: built.filter(check => !check.off),
      off: built.filter(check => check.off),
      version: contentHash([content, built.map(versionOf)]),
      file: header.root.file,
    },
    diagnostics: found.all,
  };
}

function versionOf({ id, version, off }: Check): unknown {
  return [id, version, off ?? null];
}

function readSpec({ spec }: MergedStandard, found: DiagnosticList) {
  const { appliesTo, levels } = readFields(
    withoutEmpty(spec, ['owner']),
    SPEC_SHAPE,
    found,
    { what: 'the spec of a standard', required: ['levels'] },
  );
  return { appliesTo, levels };
}

function readWords(
  header: DocumentHeader,
  merged: MergedStandard,
  found: DiagnosticList,
) {
  const { title, description } = readEnvelope(header, merged.metadata, found);
  const ownerField = merged.spec.fields.get('owner');
  const owner = ownerField && readEntityRef('group')(ownerField.at, found);
  return {
    title: title ?? header.name,
    ...(description === undefined ? {} : { description }),
    ...(owner === undefined ? {} : { owner }),
  };
}

/**
 * The lowest tier that any check names, whether or not that check is sound: an undeclared tier must not be judged more
 * kindly because a check broke.
 */
function strictestTier(checks: readonly CheckEntry[]): Tier {
  const named = new Set<unknown>();
  for (const { map } of checks) {
    for (const item of map.fields.get('tiers')?.at.node.items ?? []) {
      named.add(item.value);
    }
    for (const key of ['target', 'warn']) {
      for (const tier of keysOf(map.fields.get(key)?.at)) {
        named.add(Number(tier));
      }
    }
  }
  return TIERS.find(tier => named.has(tier)) ?? 0;
}

function keysOf(at: Located | undefined): Iterable<string> {
  return at?.node.entries?.keys() ?? [];
}
