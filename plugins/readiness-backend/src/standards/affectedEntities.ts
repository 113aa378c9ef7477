import { DocumentSet, matchesScope } from 'backstage-readiness-core';
import { entityOf, EntityStore } from '../catalog/EntityStore';
import { DocumentChange, DocumentKind } from './RevisionSources';

type Documents = Pick<DocumentSet, 'standards' | 'capabilities'>;
type Scope = Documents['standards'][number]['appliesTo'];

/**
 * The entities in the old or the new scope of what has changed: no other result can differ.
 * @internal
 */
export async function affectedEntities(
  entities: EntityStore,
  changes: readonly DocumentChange[],
  versions: readonly (Documents | undefined)[],
): Promise<string[]> {
  const scopes = versions.flatMap(documents =>
    documents ? scopesOf(documents, changes) : [],
  );
  const affected = new Array<string>();
  if (scopes.length === 0) {
    return affected;
  }
  for await (const page of entities.readPages()) {
    for (const row of page) {
      const entity = entityOf(row);
      if (scopes.some(scope => matchesScope(scope, entity))) {
        affected.push(row.entity_ref);
      }
    }
  }
  return affected;
}

/**
 * No result hangs on an error-budget policy directly: what follows from it comes as a fact. None hangs on a gate or an
 * exemption policy: gates are evaluated live.
 */
function itemsOf(
  documents: Documents,
  kind: DocumentKind,
): readonly { readonly name: string; readonly appliesTo?: Scope }[] {
  switch (kind) {
    case 'standard':
      return documents.standards;
    case 'capability':
      return documents.capabilities;
    default:
      return [];
  }
}

function scopesOf(
  documents: Documents,
  changes: readonly DocumentChange[],
): Scope[] {
  return changes.flatMap(({ kind, name }) => {
    const items = itemsOf(documents, kind);
    const document = items.find(item => item.name === name);
    return document ? [document.appliesTo] : [];
  });
}
