import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { DescriptorReading, readDescriptors } from 'backstage-readiness-core';
import { CallError } from '../CallError';
import { readTextFile } from '../read/readTextFile';

/** Of a descriptor that the backend takes. */
const MAX_BYTES = 1_000_000;
const MOST_NAMED = 20;

/**
 * Reads the one entity that a descriptor file describes, or the one that is called `name`.
 *
 * @throws CallError with what would be right
 * @internal
 */
export async function readDescriptor(
  file: string,
  { cwd, name }: { readonly cwd: string; readonly name?: string },
): Promise<Entity> {
  const reading = await readTextFile(file, { cwd, maxBytes: MAX_BYTES });
  if (reading.kind === 'problem') {
    throw new CallError(`--descriptor: ${reading.problem.message}`);
  }
  const described = await readDescriptors(reading.text, file);
  return choose(described, { file, name });
}

function choose(
  { entities, diagnostics }: DescriptorReading,
  { file, name }: { readonly file: string; readonly name?: string },
): Entity {
  const all = entities.map(({ entity }) => entity);
  const wanted =
    name === undefined ? all : all.filter(entity => isCalled(entity, name));
  // A document that cannot be read may be the one that is meant, unless another one is named.
  if (wanted.length === 1 && (name !== undefined || diagnostics.length === 0)) {
    return wanted[0];
  }
  const [problem] = diagnostics;
  if (problem && wanted.length < 2) {
    const place = problem.line === undefined ? file : `${file}:${problem.line}`;
    throw new CallError(`--descriptor: ${place}: ${problem.message}`);
  }
  throw new CallError(explainChoice(all, { file, name }));
}

function isCalled(entity: Entity, name: string): boolean {
  const asked = name.toLocaleLowerCase('en-US');
  return [entity.metadata.name, stringifyEntityRef(entity)].some(
    each => each.toLocaleLowerCase('en-US') === asked,
  );
}

function explainChoice(
  entities: readonly Entity[],
  { file, name }: { readonly file: string; readonly name?: string },
): string {
  if (entities.length === 0) {
    return `--descriptor: "${file}" describes no entity; name a file such as catalog-info.yaml`;
  }
  const refs = entities.map(stringifyEntityRef);
  const more = refs.length - MOST_NAMED;
  const listed = [
    ...refs.slice(0, MOST_NAMED),
    ...(more > 0 ? [`${more} more`] : []),
  ].join(', ');
  return name === undefined
    ? `--descriptor: "${file}" describes ${refs.length} entities (${listed}); choose one with --name`
    : `--name: "${file}" does not describe exactly one entity "${name}"; it describes ${listed}. Write the whole ref`;
}
