import { createHash } from 'node:crypto';
import { Gate, Standard } from 'backstage-readiness-core';
import { Publication } from '../../standards/Publication';

/** The scope of a standard or a gate, with what tells whether its author has changed it. @internal */
export interface DocumentScope {
  /** See `scopeKey`. */
  readonly key: string;
  readonly kind: 'standard' | 'gate';
  readonly name: string;
  readonly appliesTo: Standard['appliesTo'];
  /** Of `appliesTo` alone: another threshold or title does not let an entity out of the scope. */
  readonly hash: string;
}

/** How a standing remembers a scope. @internal */
export function scopeKey(kind: DocumentScope['kind'], name: string): string {
  return `${kind}:${name}`;
}

const known = new WeakMap<Publication, readonly DocumentScope[]>();

/**
 * The scopes of all standards and gates that are published. Worked out once for each publication.
 * @internal
 */
export function scopesIn(publication: Publication): readonly DocumentScope[] {
  const scopes = known.get(publication) ?? [
    ...publication.documents.standards.map(item => scopeOf('standard', item)),
    ...publication.documents.gates.map(item => scopeOf('gate', item)),
  ];
  known.set(publication, scopes);
  return scopes;
}

function scopeOf(
  kind: DocumentScope['kind'],
  { name, appliesTo }: Pick<Standard | Gate, 'name' | 'appliesTo'>,
): DocumentScope {
  const text = JSON.stringify(appliesTo ?? null);
  const hash = createHash('sha1').update(text).digest('base64url').slice(0, 12);
  return { key: scopeKey(kind, name), kind, name, appliesTo, hash };
}
