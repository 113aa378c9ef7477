import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  BadReference,
  CatalogIndex,
  DESCRIPTOR_LIMITS,
  isScoredKind,
  readDescriptors,
  relationsOf,
} from 'backstage-readiness-core';
import { Problem } from '../types';
import { findFiles } from './findFiles';
import { problemOf } from './problemOf';
import { readTextFile } from './readTextFile';

/** An entity with its relations and where it is described. @internal */
export interface CatalogEntity {
  readonly entity: Entity;
  readonly entityRef: string;
  readonly file: string;
  readonly line: number;
}

/** @internal */
export interface Catalog {
  /** Those that are scored, each ref once, sorted by ref. */
  readonly entities: readonly CatalogEntity[];
  /** All entities, also those that are not scored. */
  readonly index: CatalogIndex;
  /** Descriptors of any kind that could be read. */
  readonly size: number;
  readonly problems: readonly Problem[];
}

// UTF-8 takes at most three bytes for a UTF-16 code unit.
const MAX_BYTES = 3 * DESCRIPTOR_LIMITS.characters;

/**
 * Reads descriptor files into a catalog, as a catalog with these files alone would hold them.
 * @internal
 */
export async function readCatalog(path: string, cwd: string): Promise<Catalog> {
  const found = await findFiles([path], cwd);
  const problems: Problem[] = [...found.problems];
  const described = new Array<CatalogEntity>();
  for (const file of found.files) {
    const reading = await readTextFile(file, { cwd, maxBytes: MAX_BYTES });
    if (reading.kind === 'problem') {
      problems.push(reading.problem);
      continue;
    }
    const { entities, diagnostics } = await readDescriptors(reading.text, file);
    problems.push(...diagnostics.map(problemOf));
    for (const { entity, line } of entities) {
      const entityRef = stringifyEntityRef(entity);
      described.push({ entity, entityRef, file, line });
    }
  }
  return relate(described, problems);
}

function relate(
  described: readonly CatalogEntity[],
  problems: Problem[],
): Catalog {
  const distinct = new Map<string, CatalogEntity>();
  for (const next of described) {
    const first = distinct.get(next.entityRef);
    if (!first) {
      distinct.set(next.entityRef, next);
    } else if (isScoredKind(next.entity.kind)) {
      problems.push(duplicateProblem(next, first));
    }
  }
  const { byRef, badReferences } = relationsOf(
    Array.from(distinct.values(), ({ entity }) => entity),
  );
  problems.push(...badReferences.map(bad => referenceProblem(bad, distinct)));
  const related = Array.from(distinct.values(), each => {
    const relations = [...(byRef.get(each.entityRef) ?? [])];
    return { ...each, entity: { ...each.entity, relations } };
  });
  return {
    entities: related
      .filter(({ entity }) => isScoredKind(entity.kind))
      .sort(byEntityRef),
    index: CatalogIndex.of(related.map(({ entity }) => entity)),
    size: distinct.size,
    problems,
  };
}

function duplicateProblem(next: CatalogEntity, first: CatalogEntity): Problem {
  return {
    severity: 'warning',
    code: 'duplicate-entity',
    file: next.file,
    line: next.line,
    message: `${next.entityRef} is described already in ${first.file} (line ${first.line}), which counts; rename this one or remove it`,
  };
}

function referenceProblem(
  { entityRef, path, message }: BadReference,
  entities: ReadonlyMap<string, CatalogEntity>,
): Problem {
  const place = entities.get(entityRef);
  return {
    severity: 'warning',
    code: 'bad-reference',
    file: place?.file ?? null,
    line: place?.line ?? null,
    message: `${entityRef} has a reference in ${path} that names no entity, for which the catalog would refuse it: ${message}`,
  };
}

function byEntityRef(left: CatalogEntity, right: CatalogEntity): number {
  return left.entityRef < right.entityRef ? -1 : 1;
}
