import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/**
 * An entity ref that a caller wrote, in its canonical form; a component unless it says otherwise.
 * @throws InputError that names the field
 * @internal
 */
export function readEntityRef(entityRef: string, field: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(entityRef, {
        defaultKind: 'component',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    throw new InputError(
      `${field} must be an entity ref such as component:default/name, not "${entityRef}"`,
    );
  }
}

/** The same, where none has to be given. @internal */
export function readOptionalRef(
  text: string | undefined,
  name: string,
): string | undefined {
  return text === undefined ? undefined : readEntityRef(text, name);
}
