import { createMockDirectory } from '@backstage/backend-test-utils';
import { formatEvidenceManifest } from 'backstage-plugin-readiness-common';
import {
  EVIDENCE_FILES,
  evidenceArchive,
  evidenceManifest,
} from '../__testUtils__/evidenceArchive';
import { runInProcess } from '../__testUtils__/runInProcess';
import { readArchive } from '../evidence/readArchive';

const FILES = Object.entries(EVIDENCE_FILES);
const MANIFEST = evidenceManifest();

describe('readiness evidence verify', () => {
  const directory = createMockDirectory();

  function verify(archive: Buffer | string, args: readonly string[] = []) {
    directory.setContent({ 'evidence.zip': archive });
    return runInProcess(['evidence', 'verify', 'evidence.zip', ...args], {
      cwd: directory.path,
    });
  }

  async function problemsOf(archive: Buffer, args: readonly string[] = []) {
    const run = await verify(archive, [...args, '--format', 'json']);
    return {
      exitCode: run.exitCode,
      problems: JSON.parse(run.stdout).problems.map(
        ({ code, file }: { code: string; file: string | null }) => [code, file],
      ),
    };
  }

  it('verifies an archive that is whole and unchanged', async () => {
    expect(await verify(await evidenceArchive())).toEqual({
      exitCode: 0,
      stdout: [
        'evidence.zip: verified, 2 files',
        'Of entity component:default/shop, from 2027-01-01T00:00:00.000Z to 2027-03-01T00:00:00.000Z',
        'Exported by user:default/ann at 2027-03-01T12:00:00.000Z, revision 3, 1 entities',
        `Digest ${MANIFEST.digest}`,
        '',
      ].join('\n'),
      stderr: '',
    });
  });

  it('verifies that the digest is the one that is expected, in any case', async () => {
    const archive = await evidenceArchive();
    const digest = MANIFEST.digest.toLocaleUpperCase('en-US');
    expect(await verify(archive, ['--digest', digest])).toMatchObject({
      exitCode: 0,
    });
  });

  it('says as JSON what it says in words', async () => {
    const { stdout } = await verify(await evidenceArchive(), [
      ...['--format', 'json'],
    ]);
    expect(JSON.parse(stdout)).toEqual({
      archive: 'evidence.zip',
      verified: true,
      problems: [],
      manifest: MANIFEST,
    });
  });

  describe('finds', () => {
    it('a file that was changed, without a change of its size', async () => {
      const archive = await evidenceArchive([
        [
          'entities.json',
          EVIDENCE_FILES['entities.json'].replace('shop', 'shoq'),
        ],
        FILES[1],
      ]);
      expect(await problemsOf(archive)).toEqual({
        exitCode: 1,
        problems: [['wrong-digest', 'entities.json']],
      });
    });

    it('a file that became longer', async () => {
      const archive = await evidenceArchive([
        ['entities.json', `${EVIDENCE_FILES['entities.json']} `],
        FILES[1],
      ]);
      expect(await problemsOf(archive)).toEqual({
        exitCode: 1,
        problems: [['wrong-size', 'entities.json']],
      });
    });

    it('a file that is missing', async () => {
      expect(await problemsOf(await evidenceArchive([FILES[0]]))).toEqual({
        exitCode: 1,
        problems: [['missing-file', 'entities.csv']],
      });
    });

    it('a file that is no part of the export', async () => {
      const archive = await evidenceArchive([...FILES, ['more.json', '[]']]);
      expect(await problemsOf(archive)).toEqual({
        exitCode: 1,
        problems: [['extra-file', 'more.json']],
      });
    });

    it('a file that is there twice', async () => {
      const archive = await evidenceArchive([
        ...FILES,
        ['entities.csv', 'other'],
      ]);
      expect(await problemsOf(archive)).toEqual({
        exitCode: 1,
        problems: [['extra-file', 'entities.csv']],
      });
    });

    it('a manifest that was changed', async () => {
      const archive = await evidenceArchive(FILES, {
        ...MANIFEST,
        by: 'user:default/eve',
      });
      expect(await problemsOf(archive)).toEqual({
        exitCode: 1,
        problems: [['manifest-digest', 'manifest.json']],
      });
    });

    it('a manifest in which something stands twice', async () => {
      const text = formatEvidenceManifest(MANIFEST).replace(
        '"by"',
        '"by": "user:default/eve",\n  "by"',
      );
      expect(await problemsOf(await evidenceArchive(FILES, text))).toEqual({
        exitCode: 1,
        problems: [['manifest-form', 'manifest.json']],
      });
    });

    it('an archive that was made anew from one end to the other, by the digest that the export named', async () => {
      const changed = { ...EVIDENCE_FILES, 'entities.json': '[]\n' };
      const archive = await evidenceArchive(
        Object.entries(changed),
        evidenceManifest(changed),
      );
      expect((await verify(archive)).exitCode).toBe(0);
      expect(await problemsOf(archive, ['--digest', MANIFEST.digest])).toEqual({
        exitCode: 1,
        problems: [['digest-differs', 'manifest.json']],
      });
    });

    it.each(['../entit.csv', '/ntities.csv', 'a/ntities.csv', 'ent\\ties.csv'])(
      'a name that leads elsewhere: %s',
      async name => {
        const archive = await evidenceArchive();
        const renamed = Buffer.from(
          archive
            .toString('latin1')
            .replaceAll('entities.csv', name.padEnd(12, 'x').slice(0, 12)),
          'latin1',
        );
        const { exitCode, problems } = await problemsOf(renamed);
        expect(exitCode).toBe(1);
        expect(problems.map(([code]: string[]) => code)).toContain('bad-name');
        expect(problems).toContainEqual(['missing-file', 'entities.csv']);
      },
    );

    it('a byte that was changed anywhere in the files', async () => {
      const archive = await evidenceArchive();
      const start = archive.indexOf('entities.json') + 'entities.json'.length;
      archive[start + 4] = (archive[start + 4] + 1) % 256;
      const { exitCode, problems } = await problemsOf(archive);
      expect(exitCode).toBe(1);
      expect(problems).toContainEqual([
        expect.stringMatching(/broken-file|wrong-/),
        'entities.json',
      ]);
    });
  });

  describe('is bounded', () => {
    const limits = {
      ...{ files: 10, bytesOfFile: 1_000, bytes: 1_500 },
      bytesOfManifest: 10_000,
    };

    async function problemsWithin(
      files: readonly (readonly [string, string])[],
    ) {
      directory.setContent({
        'evidence.zip': await evidenceArchive(files, null),
      });
      const read = await readArchive(directory.resolve('evidence.zip'), limits);
      return read.problems.map(({ code, file }) => [code, file]);
    }

    it.each([
      ['a file that unpacks to too much', [['a.json', 'x'.repeat(1_001)]]],
      [
        'files that unpack to too much together',
        [
          ['b.json', 'x'.repeat(900)],
          ['a.json', 'x'.repeat(900)],
        ],
      ],
    ] as const)('%s', async (_name, files) => {
      expect(await problemsWithin(files)).toEqual([['too-large', 'a.json']]);
    });

    it('too many files', async () => {
      const files = Array.from(
        { length: 11 },
        (_, index) => [`f${index}.json`, ''] as const,
      );
      expect(await problemsWithin(files)).toEqual([['too-large', null]]);
    });
  });

  describe('cannot read', () => {
    it.each([
      ['what is no archive', async () => Buffer.from('hello')],
      ['an archive without a manifest', () => evidenceArchive(FILES, null)],
      ['another manifest', () => evidenceArchive(FILES, '{"name":"x"}')],
      ['a manifest that is no JSON', () => evidenceArchive(FILES, '{')],
      [
        'half an archive',
        async () => {
          const archive = await evidenceArchive();
          return archive.subarray(0, archive.length / 2);
        },
      ],
    ])('%s', async (_name, archive) => {
      expect(await verify(await archive())).toEqual({
        exitCode: 2,
        stdout: '',
        stderr: expect.stringContaining('"evidence.zip" cannot be verified: '),
      });
    });

    it('a file that is not there', async () => {
      const run = await runInProcess(['evidence', 'verify', 'nope.zip'], {
        cwd: directory.path,
      });
      expect(run).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('"nope.zip" cannot be verified'),
      });
    });

    it('a digest that is none', async () => {
      expect(
        await verify(await evidenceArchive(), ['--digest', 'abc']),
      ).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('--digest must be a SHA-256'),
      });
    });
  });
});
