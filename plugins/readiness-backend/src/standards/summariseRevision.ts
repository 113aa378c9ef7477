import { DocumentSet, Standard } from 'backstage-readiness-core';
import {
  DocumentChange,
  DocumentKind,
  RevisionSummary,
} from './RevisionSources';

type Documents = Pick<
  DocumentSet,
  | 'standards'
  | 'capabilities'
  | 'errorBudgetPolicies'
  | 'gates'
  | 'exemptionPolicies'
>;

/**
 * The version of each document in force, by `<kind>:<name>`: it changes when any result of it could.
 * @internal
 */
export function documentVersions(documents: Documents): Map<string, string> {
  const versions = new Map<string, string>();
  for (const standard of documents.standards) {
    versions.set(`standard:${standard.name}`, standardVersion(standard));
  }
  for (const { name, version } of documents.capabilities) {
    versions.set(`capability:${name}`, version);
  }
  for (const { name, version } of documents.errorBudgetPolicies) {
    versions.set(`error-budget-policy:${name}`, version);
  }
  for (const { name, version } of documents.gates) {
    versions.set(`gate:${name}`, version);
  }
  for (const { name, version } of documents.exemptionPolicies) {
    versions.set(`exemption-policy:${name}`, version);
  }
  return versions;
}

/**
 * Not the version of the standard itself: that one also tells broken checks apart, in place of which older ones are in
 * force.
 */
function standardVersion(standard: Standard): string {
  const { checks, off } = standard;
  const content = {
    ...standard,
    version: undefined,
    file: undefined,
    checks: checks.map(({ id, version }) => [id, version]),
    off: off.map(check => [check.id, check.version, check.off]),
  };
  return JSON.stringify(content, sortKeys);
}

/** A replacer that makes the text independent of the order of keys. */
function sortKeys(_key: string, value: unknown): unknown {
  return isObject(value)
    ? Object.fromEntries(
        Object.entries(value).sort(([left], [right]) =>
          left < right ? -1 : 1,
        ),
      )
    : value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What a revision changes against the one before.
 * @internal
 */
export function summariseRevision(
  revision: number,
  documents: Documents,
  before?: {
    readonly documents: Documents;
    readonly since: Readonly<Record<string, number>>;
  },
): RevisionSummary {
  const versions = documentVersions(documents);
  const versionsBefore = before
    ? documentVersions(before.documents)
    : new Map<string, string>();
  const changes = changesOf(versions, versionsBefore);
  const changed = new Set(changes.map(({ kind, name }) => `${kind}:${name}`));
  const since = [...versions.keys()].map((key): [string, number] => [
    key,
    changed.has(key) ? revision : before?.since[key] ?? revision,
  ]);
  return {
    text: changes
      .map(({ kind, name, change }) => `${kind} ${name} ${change}`)
      .join(', '),
    documents: changes,
    since: Object.fromEntries(since),
  };
}

const KINDS: readonly DocumentKind[] = [
  'standard',
  'capability',
  'error-budget-policy',
  'gate',
  'exemption-policy',
];

function changesOf(
  versions: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, string>,
): DocumentChange[] {
  const keys = [...new Set([...versions.keys(), ...before.keys()])].sort();
  return keys
    .filter(key => versions.get(key) !== before.get(key))
    .map(key => {
      const [kind, name] = key.split(':', 2);
      const added = before.has(key) ? 'changed' : 'added';
      return {
        kind: KINDS.find(known => known === kind) ?? 'capability',
        name,
        change: versions.has(key) ? added : 'removed',
      };
    });
}
