import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseOpenSlo } from './parseOpenSlo';

const FOLDER = resolve(__dirname, '../../../../../../shared/slo');
const onCorpus = existsSync(FOLDER) ? describe : describe.skip;

interface Verdict {
  readonly file: string;
  readonly valid: boolean;
  readonly objects?: readonly {
    readonly apiVersion: string;
    readonly kind: string;
    readonly name: string;
    readonly valid: boolean;
    readonly errors?: readonly {
      readonly path: string;
      readonly code: string;
    }[];
  }[];
}

function readVerdicts(folder: string): readonly Verdict[] {
  return readFileSync(`${folder}/VERDICTS.jsonl`, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line));
}

onCorpus.each([
  ['openslo', 135],
  ['openslo-boundary', 83],
])(
  'parseOpenSlo on shared/slo/%s (skipped where that folder is missing)',
  (name, count) => {
    const folder = `${FOLDER}/${name}`;
    const verdicts = existsSync(folder) ? readVerdicts(folder) : [];

    it(`has ${count} verdicts to agree with`, () => {
      expect(verdicts).toHaveLength(count);
    });

    it.each(verdicts.map(verdict => [verdict.file, verdict] as const))(
      'agrees with the official validator on %s',
      (file, { valid, objects }) => {
        const text = readFileSync(`${folder}/${file}`, 'utf8');

        const [read] = parseOpenSlo([{ file, text }]).files;

        expect(read.valid).toBe(valid);
        // A file that cannot be decoded has a verdict as a whole only.
        const judged = objects ? read.objects : [];
        expect(judged.map(summaryOf)).toEqual((objects ?? []).map(summaryOf));
        expect(
          read.diagnostics.some(({ severity }) => severity === 'error'),
        ).toBe(!valid);
      },
    );

    it('reads all files together as it reads each alone', () => {
      const files = readdirSync(folder).filter(file => /\.ya?ml$/.test(file));
      const sources = files.map(file => ({
        file,
        text: readFileSync(`${folder}/${file}`, 'utf8'),
      }));
      const expected = new Map(verdicts.map(each => [each.file, each.valid]));

      const reading = parseOpenSlo(sources);

      const judged = reading.files.filter(({ file }) => expected.has(file));
      expect(judged.map(({ file, valid }) => [file, valid])).toEqual(
        judged.map(({ file }) => [file, expected.get(file)]),
      );
    });
  },
);

function summaryOf({
  apiVersion,
  kind,
  name,
  valid,
  errors = [],
}: NonNullable<Verdict['objects']>[number]) {
  const places = errors.map(({ path, code }) => `${path} ${code}`).sort();
  return { apiVersion, kind, name, valid, places };
}
