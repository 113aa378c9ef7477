import { DocumentSet } from 'backstage-readiness-core';
import { Fallback } from './RevisionSources';

/** A revision that is already published. @internal */
export interface OlderRevision {
  readonly revision: number;
  /** As its files have the documents. */
  readonly files: DocumentSet;
  /** The documents that were in force in it. */
  readonly documents: Pick<
    DocumentSet,
    | 'standards'
    | 'capabilities'
    | 'errorBudgetPolicies'
    | 'gates'
    | 'exemptionPolicies'
  >;
  readonly fallbacks: readonly Fallback[];
}

type Item = Omit<Fallback, 'revision'>;

/**
 * Which documents and checks must count as they were before, because they are broken in the files now read. What the
 * older revision itself took from a still older one stays there.
 * @internal
 */
export function findFallbacks(
  files: DocumentSet,
  older: OlderRevision | undefined,
): Fallback[] {
  return older
    ? brokenItems(files, older).flatMap(
        item => lastValidVersion(item, older) ?? [],
      )
    : [];
}

function brokenItems(files: DocumentSet, older: OlderRevision): Item[] {
  const { standards, capabilities, errorBudgetPolicies } = older.documents;
  const { gates, exemptionPolicies } = older.documents;
  const isLost = lostFrom(files);
  return [
    ...standards
      .filter(item => isLost('Standard', item, files.standards))
      .map(({ name }): Item => ({ kind: 'standard', name })),
    ...capabilities
      .filter(item => isLost('Capability', item, files.capabilities))
      .map(({ name }): Item => ({ kind: 'capability', name })),
    ...errorBudgetPolicies
      .filter(item =>
        isLost('ErrorBudgetPolicy', item, files.errorBudgetPolicies),
      )
      .map(({ name }): Item => ({ kind: 'error-budget-policy', name })),
    ...gates
      .filter(item => isLost('Gate', item, files.gates))
      .map(({ name }): Item => ({ kind: 'gate', name })),
    ...exemptionPolicies
      .filter(item => isLost('ExemptionPolicy', item, files.exemptionPolicies))
      .map(({ name }): Item => ({ kind: 'exemption-policy', name })),
    ...brokenCapabilities(files),
    ...brokenChecks(files),
  ];
}

/**
 * A document is lost, and not taken away on purpose, when a document of its name was refused, or when its file holds one
 * that is too broken to tell its name.
 */
function lostFrom({ rejected }: DocumentSet) {
  return (
    kind: string,
    { name, file }: { name: string; file?: string },
    present: readonly { name: string }[],
  ) =>
    !present.some(item => item.name === name) &&
    rejected.some(
      item =>
        (item.kind === kind && item.name === name) ||
        (item.name === '' && item.file === file),
    );
}

function brokenCapabilities({ capabilities }: DocumentSet): Item[] {
  return capabilities
    .filter(({ adoptedWhen }) => adoptedWhen.kind === 'broken')
    .map(({ name }): Item => ({ kind: 'capability', name }));
}

function brokenChecks({ standards }: DocumentSet): Item[] {
  return standards.flatMap(({ name, checks }) =>
    checks
      .filter(({ requirement }) => requirement.kind === 'broken')
      .map(({ id }): Item => ({ kind: 'standard', name, check: id })),
  );
}

function lastValidVersion(
  item: Item,
  { revision, files, fallbacks }: OlderRevision,
): Fallback | undefined {
  return isValidIn(item, files)
    ? { ...item, revision }
    : fallbacks.find(
        ({ kind, name, check }) =>
          kind === item.kind && name === item.name && check === item.check,
      );
}

function isValidIn({ kind, name, check }: Item, files: DocumentSet): boolean {
  if (kind === 'capability') {
    return files.capabilities.some(
      item => item.name === name && item.adoptedWhen.kind !== 'broken',
    );
  }
  switch (kind) {
    case 'error-budget-policy':
      return files.errorBudgetPolicies.some(item => item.name === name);
    case 'gate':
      return files.gates.some(item => item.name === name);
    case 'exemption-policy':
      return files.exemptionPolicies.some(item => item.name === name);
    default:
  }
  const standard = files.standards.find(item => item.name === name);
  return check === undefined
    ? standard !== undefined
    : standard?.checks.some(
        ({ id, requirement }) => id === check && requirement.kind !== 'broken',
      ) ?? false;
}
