import { createHash } from 'node:crypto';
import {
  assignSlos,
  OpenSloFile,
  SloAssignment,
  SloDefinition,
  sliceSecondsOf,
  SliDefinition,
  SliThreshold,
} from 'backstage-readiness-core';
import { pushedSeries, PUSH } from '../reading/PushSource';
import { chooseSource, ConfiguredSource, SourceChoice } from './chooseSource';
import { OpenSloGroup } from './OpenSloGroups';
import { ownersOf, SloDocument } from './SloDocument';

/** An SLO in force. @internal */
export interface DraftSlo {
  readonly sloId: string;
  readonly definition: SloDefinition;
  /** Undefined: it belongs to no entity. */
  readonly entityRef?: string;
  readonly unassignedReason?: string;
  /** In force in an older version, because the newest is broken. */
  readonly isLastValid: boolean;
}

/** What is read for some objectives. @internal */
export interface DraftSli {
  readonly sliId: string;
  readonly definition: SliDefinition;
  readonly threshold?: SliThreshold;
  readonly sliceSeconds: number;
  readonly source: SourceChoice;
  readonly series: string | null;
}

/** One objective of an entity. @internal */
export interface DraftObjective {
  readonly entityRef: string;
  readonly slo: DraftSlo;
  readonly position: number;
  /** Undefined: there is nothing to read. */
  readonly sliId?: string;
}

/** All that is to be in force. @internal */
export interface SloDraft {
  readonly slos: readonly DraftSlo[];
  readonly slis: readonly DraftSli[];
  readonly objectives: readonly DraftObjective[];
  /** What was found in the files, each file once. */
  readonly files: ReadonlyMap<string, OpenSloFile>;
}

/** An SLO as it was in force before. @internal */
export interface OlderSlo {
  readonly sloId: string;
  readonly definition: SloDefinition;
}

/**
 * Works out from the documents what is in force: SLOs with the entities that they belong to, and what is to be read for
 * their objectives. Pure.
 *
 * A document that is broken keeps its last valid version; what is gone from a document that is not broken is gone.
 * @internal
 */
export function draftSlos(options: {
  readonly documents: readonly SloDocument[];
  readonly groups: readonly OpenSloGroup[];
  readonly older: readonly OlderSlo[];
  readonly entityRefs: readonly string[];
  readonly sources: readonly ConfiguredSource[];
}): SloDraft {
  const { documents, groups, older, entityRefs, sources } = options;
  const files = new Map(
    groups.flatMap(({ files: own, reading }) =>
      reading.files
        .filter(({ file }) => own.has(file))
        .map((file): [string, OpenSloFile] => [file.file, file]),
    ),
  );
  const definitions = withLastValid(groups, older, files);
  const assignments = assignSlos(
    definitions.map(({ definition }) => definition),
    entityRefs,
    {
      fileOwners: new Map(
        documents.map(document => [document.file, ownersOf(document)]),
      ),
    },
  );
  const slos = withoutRivals(
    definitions.map((slo, index) => ({
      ...slo,
      ...ownerOf(assignments[index]),
    })),
  );
  const read = slos.map(slo => readingsOf(slo, groups, sources));
  const slis = read.flatMap(({ slis: ofSlo }) => ofSlo);
  return {
    slos,
    slis: [...new Map(slis.map(sli => [sli.sliId, sli])).values()],
    objectives: read.flatMap(({ objectives }) => objectives),
    files,
  };
}

type Definition = Pick<DraftSlo, 'sloId' | 'definition' | 'isLastValid'>;

/** Each SLO of each file once, in the order of the groups. */
function withLastValid(
  groups: readonly OpenSloGroup[],
  older: readonly OlderSlo[],
  files: ReadonlyMap<string, OpenSloFile>,
): Definition[] {
  const definitions = new Map<string, Definition>();
  const before = new Map(older.map(slo => [slo.sloId, slo.definition]));
  for (const group of groups) {
    const isSound = group.reading.files.every(({ valid }) => valid);
    for (const definition of group.reading.definitions) {
      const sloId = sloIdOf(definition);
      if (group.files.has(definition.file) && !definitions.has(sloId)) {
        const kept = before.get(sloId);
        const isBroken =
          definition.sli.kind === 'missing' &&
          kept?.sli.kind === 'known' &&
          !isSound;
        definitions.set(sloId, {
          sloId,
          definition: isBroken ? kept : definition,
          isLastValid: isBroken,
        });
      }
    }
  }
  for (const { sloId, definition } of older) {
    const file = files.get(definition.file);
    if (!definitions.has(sloId) && file && isBrokenIn(file, definition.name)) {
      definitions.set(sloId, { sloId, definition, isLastValid: true });
    }
  }
  return [...definitions.values()];
}

/** Whether an SLO is broken in a file, or so much of the file that it cannot be told whether it is still there. */
function isBrokenIn(
  { valid, recognition, objects }: OpenSloFile,
  name: string,
): boolean {
  return (
    !valid &&
    (recognition !== 'openslo' ||
      objects.length === 0 ||
      objects.some(
        object =>
          !object.valid &&
          (object.name === '' ||
            object.kind === '' ||
            (object.kind === 'SLO' && object.name === name)),
      ))
  );
}

function ownerOf(
  assignment: SloAssignment,
): Pick<DraftSlo, 'entityRef' | 'unassignedReason'> {
  return assignment.kind === 'assigned'
    ? { entityRef: assignment.entityRef }
    : { unassignedReason: assignment.reason };
}

/** Of two SLOs of one name and entity the first counts. */
function withoutRivals(slos: readonly DraftSlo[]): DraftSlo[] {
  const first = new Map<string, DraftSlo>();
  return slos.map(slo => {
    if (slo.entityRef === undefined) {
      return slo;
    }
    const key = `${slo.entityRef} ${slo.definition.name}`;
    const rival = first.get(key);
    if (!rival) {
      first.set(key, slo);
      return slo;
    }
    const { entityRef, ...unassigned } = slo;
    return {
      ...unassigned,
      unassignedReason: `${entityRef} has an SLO of this name already, from ${rival.definition.file}; rename one of them, or remove it`,
    };
  });
}

function readingsOf(
  slo: DraftSlo,
  groups: readonly OpenSloGroup[],
  sources: readonly ConfiguredSource[],
): { slis: DraftSli[]; objectives: DraftObjective[] } {
  const { definition, entityRef } = slo;
  if (entityRef === undefined) {
    return { slis: [], objectives: [] };
  }
  const { sli, method } = definition;
  if (sli.kind !== 'known') {
    return {
      slis: [],
      objectives: definition.objectives.map((_, position) => ({
        ...{ entityRef, slo, position },
      })),
    };
  }
  const group = groups.find(({ files }) => files.has(definition.file));
  const source = chooseSource(sli.definition, {
    sources,
    dataSources: group?.reading.dataSources ?? [],
  });
  const slis = definition.objectives.map(objective =>
    draftSli({
      definition: sli.definition,
      ...(objective.threshold && { threshold: objective.threshold }),
      sliceSeconds: sliceSecondsOf(method, objective),
      source,
    }),
  );
  return {
    slis,
    objectives: slis.map(({ sliId }, position) => ({
      ...{ entityRef, slo, position, sliId },
    })),
  };
}

/** The same series read from another source are another reading. */
function draftSli(sli: Omit<DraftSli, 'sliId' | 'series'>): DraftSli {
  const { definition, threshold, sliceSeconds, source } = sli;
  const name = source.kind === 'chosen' ? source.source : null;
  const pushed = name === PUSH ? pushedSeries(definition) : undefined;
  return {
    ...sli,
    sliId: hashOf([definition, threshold ?? null, sliceSeconds, name]),
    series: pushed?.kind === 'series' ? pushed.series : null,
  };
}

function sloIdOf({ file, name }: SloDefinition): string {
  return hashOf([file, name]);
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
