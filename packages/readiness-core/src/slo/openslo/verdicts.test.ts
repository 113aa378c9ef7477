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
        if (objects) {
          expect(
            read.objects.map(object => ({
              ...object,
              errors: placesOf(object.errors),
            })),
          ).toEqual(
            objects.map(object =>
              expect.objectContaining({
                apiVersion: object.apiVersion,
                kind: object.kind,
                name: object.name,
                valid: object.valid,
                errors: placesOf(object.errors ?? []),
              }),
            ),
          );
        }
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

      for (const { file, valid } of reading.files) {
        expect([file, expected.get(file) ?? valid]).toEqual([file, valid]);
      }
    });
  },
);

function placesOf(
  errors: readonly { readonly path: string; readonly code: string }[],
) {
  return errors.map(({ path, code }) => `${path} ${code}`).sort();
}
