import { isAbsolute, dirname, relative, resolve, sep } from 'node:path';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  parseLocationRef,
} from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { OPENSLO_FILES_ANNOTATION } from 'backstage-readiness-core';

/** Files that one entity may name. */
const MOST_FILES = 10;
const MOST_CHARACTERS = 1000;

/**
 * A file that an entity names. A path is read only while it stays within the folder of the entity's descriptor.
 * @internal
 */
export type AnnotationTarget =
  | { readonly kind: 'url'; readonly file: string }
  | { readonly kind: 'path'; readonly file: string; readonly folder: string }
  | {
      readonly kind: 'refused';
      /** What stands in for the name of the file. */
      readonly file: string;
      readonly reason: string;
    };

/** Resolves a relative address as the host of the base understands it. @internal */
export type ResolveUrl = (options: { url: string; base: string }) => string;

/**
 * The OpenSLO files that an entity names in its annotation: relative to its descriptor, or to its source where it has no
 * descriptor of its own; or URLs.
 * @internal
 */
export function annotationTargets(
  entity: Entity,
  resolveUrl: ResolveUrl,
): AnnotationTarget[] {
  const annotation = entity.metadata.annotations?.[OPENSLO_FILES_ANNOTATION];
  const names = (annotation ?? '')
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '');
  const targets = names
    .slice(0, MOST_FILES)
    .map(name => targetOf(name, entity, resolveUrl));
  return names.length > MOST_FILES
    ? [
        ...targets,
        refused(
          OPENSLO_FILES_ANNOTATION,
          `the annotation names ${names.length} files, of which the first ${MOST_FILES} are read; put the others together`,
        ),
      ]
    : targets;
}

function targetOf(
  name: string,
  entity: Entity,
  resolveUrl: ResolveUrl,
): AnnotationTarget {
  if (name.length > MOST_CHARACTERS) {
    return refused(
      name.slice(0, 80),
      `the name of the file has ${name.length} characters; at most ${MOST_CHARACTERS} are read`,
    );
  }
  if (/^https?:\/\//i.test(name)) {
    return { kind: 'url', file: name };
  }
  const base = baseOf(entity);
  if (!base) {
    return refused(
      name,
      `it is relative, and the entity has neither a ${ANNOTATION_LOCATION} nor a ${ANNOTATION_SOURCE_LOCATION} that it could start from; write a URL`,
    );
  }
  return base.type === 'file'
    ? pathTarget(name, base.target)
    : urlTarget(name, base.target, resolveUrl);
}

function pathTarget(name: string, descriptor: string): AnnotationTarget {
  const folder = resolve(dirname(descriptor));
  const file = resolve(folder, name);
  return isWithin(folder, file)
    ? { kind: 'path', file, folder }
    : refused(
        name,
        `it leads out of the folder of the entity's descriptor (${folder}); move it there, or serve it at a URL`,
      );
}

/** Whether a path lies below a folder. Both absolute. @internal */
export function isWithin(folder: string, file: string): boolean {
  const path = relative(folder, file);
  return (
    path !== '' &&
    path !== '..' &&
    !path.startsWith(`..${sep}`) &&
    !isAbsolute(path)
  );
}

function urlTarget(
  name: string,
  base: string,
  resolveUrl: ResolveUrl,
): AnnotationTarget {
  try {
    const file = resolveUrl({ url: name, base });
    return /^https?:\/\//i.test(file)
      ? { kind: 'url', file }
      : refused(name, 'it leads to no http(s) URL; write one');
  } catch (error) {
    return refused(
      name,
      `it cannot be resolved against ${base} (${
        toError(error).message
      }); write a URL`,
    );
  }
}

interface Base {
  readonly type: 'file' | 'url';
  readonly target: string;
}

function baseOf({ metadata }: Entity): Base | undefined {
  for (const key of [ANNOTATION_LOCATION, ANNOTATION_SOURCE_LOCATION]) {
    const text = metadata.annotations?.[key];
    const colon = text?.indexOf(':') ?? -1;
    if (text && colon > 0) {
      const { type, target } = parseLocationRef(text);
      if (type === 'file' || type === 'url') {
        return { type, target };
      }
    }
  }
  return undefined;
}

function refused(file: string, reason: string): AnnotationTarget {
  return { kind: 'refused', file, reason };
}
