import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
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

    it('has an answer for each SLO that can be used', async () => {
      const { report, exitCode } = await checkSlos([
        ...[CORPUS, '--prometheus', prometheus.url],
        ...['--now', new Date(prometheus.end).toISOString()],
      ]);

      expect(report?.slos.length).toBeGreaterThan(30);
      for (const { reason, state } of report?.slos ?? []) {
        expect(reason).not.toBe('');
        expect(state).toMatch(/^(error|no-data)$/);
      }
      expect(exitCode).toBe(0);
    });
  },
);
