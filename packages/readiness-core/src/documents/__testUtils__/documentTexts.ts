import { DocumentSource } from '../types';

/** Joins lines into the text of one file. */
export function textOf(...lines: string[]): string {
  return `${lines.join('\n')}\n`;
}

/** A standard with one level and these lines below `checks:`, whose first is line 7 of the file. */
export function standardWith(name: string, ...checkLines: string[]): string {
  return textOf(
    'apiVersion: readiness/v1',
    'kind: Standard',
    `metadata: { name: ${name} }`,
    'spec:',
    '  levels: [foundation, advanced]',
    '  checks:',
    ...checkLines.map(line => `    ${line}`),
  );
}

/** A standard with one sound check `a` and these further lines of it, whose first is line 9 of the file. */
export function checkWith(...lines: string[]): string {
  return standardWith(
    'example',
    '- id: a',
    '  level: foundation',
    ...lines.map(line => `  ${line}`),
  );
}

/** A capability with these lines of its spec, whose first is line 5 of the file. */
export function capabilityWith(name: string, ...specLines: string[]): string {
  return textOf(
    'apiVersion: readiness/v1',
    'kind: Capability',
    `metadata: { name: ${name} }`,
    'spec:',
    ...specLines.map(line => `  ${line}`),
  );
}

/** An error-budget policy with these lines of its spec, whose first is line 5 of the file. */
export function policyWith(name: string, ...specLines: string[]): string {
  return textOf(
    'apiVersion: readiness/v1',
    'kind: ErrorBudgetPolicy',
    `metadata: { name: ${name} }`,
    'spec:',
    ...specLines.map(line => `  ${line}`),
  );
}

/** One source, `a.yaml` unless told otherwise. */
export function source(text: string, file: string = 'a.yaml'): DocumentSource {
  return { file, text };
}
