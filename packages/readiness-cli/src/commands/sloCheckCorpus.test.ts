import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { checkSlos } from '../__testUtils__/checkSlos';
import {
  findPrometheus,
  RealPrometheus,
} from '../__testUtils__/RealPrometheus';

jest.setTimeout(120_000);

const CORPUS = resolve(__dirname, '../../../../../shared/slo/openslo');
const onCorpus =
  existsSync(CORPUS) && findPrometheus() ? describe : describe.skip;

onCorpus(
  'readiness slo check on the real files (skipped where the folder shared/slo/openslo or Prometheus is missing)',
  () => {
    let prometheus: RealPrometheus;

    beforeAll(async () => {
      prometheus = await RealPrometheus.start();
    });

    afterAll(() => prometheus.stop());

    it('answers for each SLO that OpenSLO finds valid, or says what it lacks', async () => {
      const { report, exitCode } = await checkSlos([
        ...[CORPUS, '--prometheus', prometheus.url],
        ...['--now', new Date(prometheus.end).toISOString()],
      ]);
      const answered = new Set(report?.slos.map(({ name }) => name));
      const explained = new Set(
        report?.problems.map(({ file }) => basename(file)),
      );

      expect(answered.size).toBeGreaterThanOrEqual(8);
      for (const { file, name } of readValidSlos()) {
        expect([file, answered.has(name) || explained.has(file)]).toEqual([
          file,
          true,
        ]);
      }
      expect(exitCode).toBe(0);
    });

    it('has a reason for each answer', async () => {
      const { report } = await checkSlos([
        ...[CORPUS, '--prometheus', prometheus.url],
      ]);

      for (const { reason, state } of report?.slos ?? []) {
        expect(reason).not.toBe('');
        expect(state).toMatch(/^(error|no-data)$/);
      }
    });
  },
);

/** The SLOs of v1 that the official validator finds valid. */
function readValidSlos(): readonly { file: string; name: string }[] {
  return readFileSync(resolve(CORPUS, 'VERDICTS.jsonl'), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map((line): Verdict => JSON.parse(line))
    .flatMap(({ file, objects = [] }) =>
      objects
        .filter(
          ({ apiVersion, kind, valid }) =>
            apiVersion === 'openslo/v1' && kind === 'SLO' && valid,
        )
        .map(({ name }) => ({ file, name })),
    );
}

interface Verdict {
  readonly file: string;
  readonly objects?: readonly {
    readonly apiVersion: string;
    readonly kind: string;
    readonly name: string;
    readonly valid: boolean;
  }[];
}
