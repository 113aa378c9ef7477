import { createMockDirectory } from '@backstage/backend-test-utils';
import { service, STANDARD } from '../__testUtils__/documents';
import { runInProcess } from '../__testUtils__/runInProcess';
import { runReadiness } from '../__testUtils__/runReadiness';

jest.setTimeout(60_000);

const directory = createMockDirectory();

const SLO = `apiVersion: openslo/v1
kind: SLO
metadata:
  name: checkout
spec:
  service: shop
  indicator:
    metadata:
      name: checkout
    spec:
      ratioMetric:
        counter: true
        good:
          metricSource: { type: Prometheus, spec: { query: good } }
        total:
          metricSource: { type: Prometheus, spec: { query: total } }
  timeWindow: [{ duration: 28d, isRolling: true }]
  budgetingMethod: Occurrences
  objectives:
    - target: 0.999
`;

async function validate(...paths: string[]) {
  const run = await runInProcess(['validate', ...paths, '--format', 'json'], {
    cwd: directory.path,
  });
  return {
    ...run,
    report: run.stdout === '' ? undefined : JSON.parse(run.stdout),
  };
}

describe('readiness validate', () => {
  it('takes a file that holds nothing but an error-budget policy', async () => {
    const policy = `apiVersion: readiness/v1
kind: ErrorBudgetPolicy
metadata: { name: budgets }
spec:
  rules: [{ state: exhausted, gate: block, message: Only fixes go out }]
`;
    directory.setContent({
      'a.yaml': policy,
      'b.yaml': policy.replace('gate: block', 'gate: stop'),
    });

    await expect(validate('a.yaml')).resolves.toMatchObject({
      exitCode: 0,
      report: { files: [{ valid: true, diagnostics: [] }] },
    });
    await expect(validate('b.yaml')).resolves.toMatchObject({
      exitCode: 1,
      report: {
        files: [
          {
            valid: false,
            diagnostics: [
              { code: 'unknown-value', line: 5, path: 'spec.rules[0].gate' },
            ],
          },
        ],
      },
    });
  });

  it('finds nothing wrong with documents that are right', async () => {
    directory.setContent({ 'a.yaml': STANDARD });

    await expect(validate('a.yaml')).resolves.toMatchObject({
      exitCode: 0,
      stderr: '',
      report: { files: [{ file: 'a.yaml', valid: true, diagnostics: [] }] },
    });
  });

  it('names file, line and path of what is wrong, file by file', async () => {
    directory.setContent({
      docs: {
        'bad.yaml': STANDARD.replace('level: silver', 'level: silvr'),
        'good.yaml': STANDARD.replace(
          /name: (basics|pipeline)/g,
          'name: other-$1',
        ),
      },
    });

    const { exitCode, report } = await validate('docs');

    expect(exitCode).toBe(1);
    expect(report.files).toEqual([
      {
        file: 'docs/bad.yaml',
        valid: false,
        diagnostics: [
          {
            severity: 'error',
            code: expect.stringMatching(/^[a-z-]+$/),
            path: 'spec.checks[1].level',
            line: 18,
            message: expect.stringContaining('silver'),
          },
        ],
      },
      { file: 'docs/good.yaml', valid: true, diagnostics: [] },
    ]);
  });

  it.each([
    ['a file of comments', '# nothing\n'],
    ['a descriptor', service('shop')],
    ['any other YAML', 'a: 1\n'],
    ['binary content', Buffer.from([0, 1, 2])],
    ['broken YAML', 'kind: ['],
    ['OpenSLO of no known version', 'apiVersion: openslo/v9\nkind: SLO\n'],
    [
      "a file of Google's SLO generator",
      'apiVersion: sre.google.com/v2\nkind: ServiceLevelObjective\n',
    ],
    ['10 MB of text', `a: ${'x'.repeat(10_000_000)}`],
  ])('finds %s invalid', async (_, content) => {
    directory.setContent({ 'a.yaml': content });

    const { report } = await validate('a.yaml');

    expect(report.files).toHaveLength(1);
    expect(report.files[0].valid).toBe(false);
    expect(report.files[0].diagnostics).toContainEqual(
      expect.objectContaining({ severity: 'error' }),
    );
  });

  it('warns of an empty file, which holds no fault', async () => {
    directory.setContent({ 'a.yaml': '' });

    const { exitCode, report } = await validate('a.yaml');

    expect(exitCode).toBe(0);
    expect(report.files).toEqual([
      {
        file: 'a.yaml',
        valid: true,
        diagnostics: [
          expect.objectContaining({ severity: 'warning', code: 'empty-file' }),
        ],
      },
    ]);
  });

  it('judges OpenSLO files beside documents', async () => {
    directory.setContent({
      docs: {
        'a.yaml': STANDARD,
        'b.yaml': SLO,
        'c.yaml': SLO.replace('name: checkout', 'name: other').replace(
          'target: 0.999',
          'target: 99.9',
        ),
        'd.yaml': 'a: 1',
      },
    });

    const { exitCode, report } = await validate('docs');

    expect(exitCode).toBe(1);
    expect(report.files).toEqual([
      { file: 'docs/a.yaml', valid: true, diagnostics: [] },
      { file: 'docs/b.yaml', valid: true, diagnostics: [] },
      {
        file: 'docs/c.yaml',
        valid: false,
        diagnostics: [
          {
            severity: 'error',
            code: 'less-than',
            path: 'spec.objectives[0].target',
            line: 20,
            message:
              'SLO "other": spec.objectives[0].target is 99.9; it must be less than 1: a percentage is written targetPercent: 99.9',
          },
        ],
      },
      {
        file: 'docs/d.yaml',
        valid: false,
        diagnostics: [
          expect.objectContaining({ code: 'foreign-document' }),
          expect.objectContaining({ code: 'no-document' }),
        ],
      },
    ]);
  });

  it('lets warnings of OpenSLO files be without making them invalid', async () => {
    directory.setContent({
      'a.yaml': SLO.replace('duration: 28d', "duration: '28 d'"),
    });

    const { exitCode, report } = await validate('a.yaml');

    expect(exitCode).toBe(0);
    expect(report.files[0]).toMatchObject({
      valid: true,
      diagnostics: [{ severity: 'warning', code: 'loose-duration' }],
    });
  });

  it('finds across the named files what an SLO refers to', async () => {
    const spec = SLO.slice(SLO.indexOf('    spec:'), SLO.indexOf('  time'));
    const reference = SLO.replace(
      / {2}indicator:[^]*? {2}timeWindow/,
      '  indicatorRef: checkout\n  timeWindow',
    );
    directory.setContent({
      'a.yaml': reference,
      'b.yaml': `apiVersion: openslo/v1\nkind: SLI\nmetadata: { name: checkout }\n${spec.replace(
        /^ {4}/gm,
        '',
      )}`,
    });

    const alone = await validate('a.yaml');
    const together = await validate('a.yaml', 'b.yaml');

    expect(alone.report.files[0].diagnostics).toMatchObject([
      { severity: 'warning', code: 'dangling-reference' },
    ]);
    expect(together.report.files).toEqual([
      { file: 'a.yaml', valid: true, diagnostics: [] },
      { file: 'b.yaml', valid: true, diagnostics: [] },
    ]);
  });

  it('is right with the standards that ship', async () => {
    directory.setContent({});

    const { exitCode, report } = await validate(
      `${__dirname}/../../../../standards`,
    );

    expect(exitCode).toBe(0);
    expect(report.files.length).toBeGreaterThan(0);
  });

  it.each([
    ['nothing is named', []],
    ['a path is not there', ['no.yaml']],
    ['a directory is empty', ['.']],
  ])('exits with 2 when %s', async (_, paths) => {
    directory.setContent({});

    const { exitCode, stderr } = await validate(...paths);

    expect(exitCode).toBe(2);
    expect(stderr).not.toBe('');
  });

  it('runs as a process', async () => {
    directory.setContent({ 'a.yaml': STANDARD, 'b.yaml': 'a: 1' });

    const run = await runReadiness(['validate', 'a.yaml', 'b.yaml'], {
      cwd: directory.path,
    });

    expect(run.exitCode).toBe(1);
    expect(run.stdout).toMatch(/^valid {4}a\.yaml\nINVALID {2}b\.yaml\n/);
    expect(run.stdout).toMatch(/1 of 2 files are valid\n$/);
    expect(run.stderr).toBe('');
  });
});
