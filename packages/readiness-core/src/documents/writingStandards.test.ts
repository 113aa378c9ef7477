import { readFileSync } from 'fs';
import { resolve } from 'path';
import { source, standardWith } from './__testUtils__/documentTexts';
import { parseDocuments } from './parseDocuments';

const root = resolve(__dirname, '../../../..');
const shipped = ['standards/production-readiness.yaml'].map(file =>
  source(readFileSync(resolve(root, file), 'utf8'), file),
);
const page = readFileSync(resolve(root, 'docs/writing-standards.md'), 'utf8');
const examples = Array.from(
  page.matchAll(/```yaml\n([\s\S]*?)```/g),
  ([, text]) => text,
);

describe('the examples of docs/writing-standards.md', () => {
  it('are there', () => {
    expect(examples.length).toBeGreaterThan(5);
  });

  it.each(examples)('are right: %s', example => {
    const text = example.startsWith('apiVersion')
      ? example
      : standardWith('example', ...example.trimEnd().split('\n'));
    const set = parseDocuments([source(text)], { shipped });
    expect(set.diagnostics).toEqual([]);
    const { standards, capabilities, errorBudgetPolicies } = set;
    expect([
      ...standards,
      ...capabilities,
      ...errorBudgetPolicies,
    ]).toHaveLength(1);
  });
});
