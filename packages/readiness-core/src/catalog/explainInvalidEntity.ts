import { JsonObject } from '@backstage/types';
import { didYouMean } from '../documents/suggest';
import { explainRefusal } from './explainRefusal';
import { EntityValidation, KNOWN_KINDS } from './validateEntity';

/** @internal */
export type InvalidEntity = Exclude<EntityValidation, { kind: 'valid' }>;

/** Why a document is no entity, in words with a mend, and where. @internal */
export interface InvalidEntityFault {
  readonly code: 'unknown-kind' | 'unknown-api-version' | 'invalid-entity';
  readonly message: string;
  /** The keys and list indices from the root of the document to the fault; empty for the document itself. */
  readonly path: readonly string[];
}

/**
 * Puts what the validators refused into words that name the entity.
 * @internal
 */
export function explainInvalidEntity(
  validation: InvalidEntity,
  document: JsonObject,
): InvalidEntityFault {
  const name = nameOf(document);
  switch (validation.kind) {
    case 'unknown-kind':
      return {
        code: 'unknown-kind',
        message: `${name} is of a kind that a catalog without further modules does not know; ${hintAtKind(
          String(document.kind),
        )}`,
        path: ['kind'],
      };
    case 'unknown-api-version':
      return {
        code: 'unknown-api-version',
        message: `${name} has the apiVersion "${document.apiVersion}", which the catalog does not know for its kind; write backstage.io/v1alpha1`,
        path: ['apiVersion'],
      };
    default: {
      const { message, path } = explainRefusal(validation.message);
      return {
        code: 'invalid-entity',
        message: `${name} is not valid: ${message}`,
        path,
      };
    }
  }
}

function hintAtKind(kind: string): string {
  const known = `the kinds are ${KNOWN_KINDS.join(', ')}`;
  return didYouMean(kind, KNOWN_KINDS) ?? known;
}

function nameOf(document: JsonObject): string {
  const { kind, metadata } = document;
  const name =
    typeof metadata === 'object' &&
    metadata !== null &&
    !Array.isArray(metadata)
      ? metadata.name
      : undefined;
  const shown = typeof name === 'string' ? ` "${name.slice(0, 100)}"` : '';
  return typeof kind === 'string'
    ? `The ${kind.slice(0, 100)}${shown}`
    : `The document${shown}`;
}
