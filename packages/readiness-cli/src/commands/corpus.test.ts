import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { runReadiness } from '../__testUtils__/runReadiness';

jest.setTimeout(120_000);

const corpus = resolve(__dirname, '../../../../../shared/corpus/catalog');
const onCorpus = existsSync(corpus) ? describe : describe.skip;

interface Report {
  entities: { entityRef: string; standards: unknown[] }[];
  problems: {
    severity: string;
    code: string;
    file: string;
    line: number | null;
  }[];
}

onCorpus(
  'readiness evaluate on the real descriptors (skipped where the folder shared/corpus/catalog is missing)',
  () => {
    let report: Report;
    let exitCode: number | null;

    beforeAll(async () => {
      const run = await runReadiness([
        'evaluate',
        ...['--catalog', corpus],
        ...['--format', 'json'],
      ]);
      report = JSON.parse(run.stdout);
      exitCode = run.exitCode;
    });

    it('scores each of the 365 entities once, sorted by ref', () => {
      const refs = report.entities.map(({ entityRef }) => entityRef);

      expect(refs).toHaveLength(365);
      expect(refs).toEqual([...new Set(refs)].sort());
      expect(refs.filter(ref => ref.startsWith('airesource:'))).toHaveLength(6);
      expect(exitCode).toBe(0);
    });

    it('warns of each of the 23 documents whose ref is taken', () => {
      const repeated = report.problems.filter(
        ({ code }) => code === 'duplicate-entity',
      );

      expect(repeated).toHaveLength(23);
    });

    it('finds errors in exactly three files, each with its line', () => {
      const errors = report.problems.filter(
        ({ severity }) => severity === 'error',
      );

      expect(errors.map(({ file, line }) => [basename(file), line])).toEqual([
        ['Staffbase__gitops-github-action__1.yaml', 11],
        ['backstage__demo__4.yaml', 14],
        ['ibm-messaging__mq-dev-patterns__6.yaml', 32],
      ]);
    });
  },
);
