import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { runInProcess } from '../__testUtils__/runInProcess';

jest.setTimeout(120_000);

const FOLDER = resolve(__dirname, '../../../../../shared/slo');
const onCorpus = existsSync(FOLDER) ? describe : describe.skip;

type Verdicts = readonly (readonly [file: string, valid: boolean])[];

function readVerdicts(folder: string): Verdicts {
  return readFileSync(`${folder}/VERDICTS.jsonl`, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))
    .map(({ file, valid }) => [file, valid] as const)
    .sort();
}

async function validate(paths: readonly string[]): Promise<Verdicts> {
  const args = ['validate', ...paths, '--format', 'json'];
  const { stdout } = await runInProcess(args);
  const report: { files: { file: string; valid: boolean }[] } =
    JSON.parse(stdout);
  return report.files
    .map(({ file, valid }) => [basename(file), valid] as const)
    .sort();
}

onCorpus.each([
  ['openslo', 135],
  ['openslo-boundary', 83],
])(
  'readiness validate on shared/slo/%s (skipped where that folder is missing)',
  (name, count) => {
    const folder = resolve(FOLDER, name);
    const verdicts = existsSync(folder) ? readVerdicts(folder) : [];
    const paths = verdicts.map(([file]) => resolve(folder, file));

    it(`gives the ${count} verdicts of the official validator on the named files`, async () => {
      const judged = await validate(paths);

      expect(judged).toEqual(verdicts);
      expect(judged).toHaveLength(count);
    });

    it('gives them on the folder', async () => {
      const named = new Set(verdicts.map(([file]) => file));

      const judged = await validate([folder]);

      expect(judged.filter(([file]) => named.has(file))).toEqual(verdicts);
    });

    it('gives them on each file alone', async () => {
      const judged: Verdicts[number][] = [];
      for (const path of paths) {
        judged.push(...(await validate([path])));
      }

      expect(judged).toEqual(verdicts);
    });
  },
);
