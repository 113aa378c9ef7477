import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { labelOf, Reader } from './readers';
import { readEntityRef } from './valueReaders';

/**
 * An entity ref in its canonical lower-case form, which refs of the catalog are compared with.
 *
 * @param kind - of a ref that names none; absent where a ref must name its kind
 * @internal
 */
export function readCanonicalRef(kind?: string): Reader<string> {
  const read = readEntityRef(kind ?? 'system');
  return (at, found) => {
    const text = read(at, found);
    if (text === undefined) {
      return undefined;
    }
    if (kind === undefined && !text.includes(':')) {
      found.error(
        at,
        'wrong-entity-ref',
        `${labelOf(
          at.path,
        )} is "${text}"; it must name its kind too, such as group:default/${
          text.split('/').at(-1) ?? text
        }`,
      );
      return undefined;
    }
    return stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind: kind ?? 'component',
        defaultNamespace: 'default',
      }),
    ).toLocaleLowerCase('en-US');
  };
}

/** A group whose members may act; others are refused, because nobody is a member of them. @internal */
export const readGroup: Reader<string> = (at, found) => {
  const ref = readCanonicalRef('group')(at, found);
  if (ref === undefined || ref.startsWith('group:')) {
    return ref;
  }
  found.error(
    at,
    'wrong-entity-ref',
    `${labelOf(
      at.path,
    )} is "${ref}"; it must be a group, such as group:default/platform`,
  );
  return undefined;
};
