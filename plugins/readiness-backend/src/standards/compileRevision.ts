import {
  DocumentSet,
  parseDocuments,
  Standard,
} from 'backstage-readiness-core';
import { Fallback, RevisionSources } from './RevisionSources';

/**
 * The documents of a revision as its own files have them.
 * @internal
 */
export function compileFiles(sources: RevisionSources): DocumentSet {
  const { files, shipped, switches } = sources;
  return parseDocuments(files, { shipped, ...switches });
}

/**
 * The documents in force: those of the files, with what is broken there as it was in the revision that its fallback names.
 *
 * @param filesOf - the documents of an older revision as its files have them; undefined when that revision is gone
 * @internal
 */
export function applyFallbacks(
  own: DocumentSet,
  fallbacks: readonly Fallback[],
  filesOf: (revision: number) => DocumentSet | undefined,
): { documents: DocumentSet; lastValid: readonly string[] } {
  let documents = own;
  const lastValid = new Array<string>();
  for (const fallback of fallbacks) {
    const older = filesOf(fallback.revision);
    const patched = older && patch(documents, fallback, older);
    if (patched) {
      documents = patched;
      lastValid.push(describeFallback(fallback));
    }
  }
  return { documents, lastValid };
}

function patch(
  documents: DocumentSet,
  { kind, name, check }: Fallback,
  older: DocumentSet,
): DocumentSet | undefined {
  if (kind === 'capability') {
    const capability = older.capabilities.find(item => item.name === name);
    return (
      capability && {
        ...documents,
        capabilities: replaced(documents.capabilities, capability),
      }
    );
  }
  if (kind === 'error-budget-policy') {
    const policy = older.errorBudgetPolicies.find(item => item.name === name);
    return (
      policy && {
        ...documents,
        errorBudgetPolicies: replaced(documents.errorBudgetPolicies, policy),
      }
    );
  }
  if (kind === 'gate') {
    const gate = older.gates.find(item => item.name === name);
    return gate && { ...documents, gates: replaced(documents.gates, gate) };
  }
  if (kind === 'exemption-policy') {
    const policy = older.exemptionPolicies.find(item => item.name === name);
    return (
      policy && {
        ...documents,
        exemptionPolicies: replaced(documents.exemptionPolicies, policy),
      }
    );
  }
  const before = older.standards.find(item => item.name === name);
  const now = documents.standards.find(item => item.name === name);
  const standard =
    check === undefined
      ? before
      : before && now && withCheck(now, before, check);
  return (
    standard && {
      ...documents,
      standards: replaced(documents.standards, standard),
    }
  );
}

/** A check can only come back while its level still exists. */
function withCheck(
  standard: Standard,
  before: Standard,
  checkId: string,
): Standard | undefined {
  const check = before.checks.find(({ id }) => id === checkId);
  return check && standard.levels.includes(check.level)
    ? {
        ...standard,
        checks: standard.checks.map(item =>
          item.id === checkId ? check : item,
        ),
      }
    : undefined;
}

function replaced<T extends { readonly name: string }>(
  items: readonly T[],
  item: T,
): readonly T[] {
  return [...items.filter(({ name }) => name !== item.name), item].sort(
    (left, right) => (left.name < right.name ? -1 : 1),
  );
}

function describeFallback({ kind, name, check, revision }: Fallback): string {
  const what =
    check === undefined ? `${kind} ${name}` : `check ${check} of ${name}`;
  return `${what}, as of revision ${revision}`;
}
