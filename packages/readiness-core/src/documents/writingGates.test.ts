import { readFileSync } from 'fs';
import { resolve } from 'path';
import { source } from './__testUtils__/documentTexts';
import { parseDocuments } from './parseDocuments';

const root = resolve(__dirname, '../../../..');
const standard = 'standards/production-readiness.yaml';
const page = readFileSync(resolve(root, 'docs/gates.md'), 'utf8');
const examples = Array.from(
  page.matchAll(/```yaml\n([\s\S]*?)```/g),
  ([, text]) => text,
);

describe('the examples of docs/gates.md', () => {
  it.each(examples)('are right: %s', example => {
    const set = parseDocuments([
      source(readFileSync(resolve(root, standard), 'utf8'), standard),
      source(example, 'example.yaml'),
    ]);
    expect(set.diagnostics).toEqual([]);
    expect([...set.gates, ...set.exemptionPolicies]).toHaveLength(1);
  });
});
