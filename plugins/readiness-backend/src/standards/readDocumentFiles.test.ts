import { relative } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { readDocumentFiles } from './readDocumentFiles';

describe('readDocumentFiles', () => {
  const directory = createMockDirectory({
    content: {
      'a.yaml': 'a',
      'b.yml': 'b',
      'notes.md': 'no document',
      '.hidden': { 'h.yaml': 'hidden' },
      node_modules: { 'n.yaml': 'of a package' },
      teams: { 'c.yaml': 'c', deep: { 'd.yaml': 'd', '(e).yaml': 'e' } },
    },
  });

  it.each([
    ['a file', 'a.yaml', ['a.yaml']],
    ['a file of any name', 'notes.md', ['notes.md']],
    [
      'a folder',
      '',
      [
        'a.yaml',
        'b.yml',
        'teams/c.yaml',
        'teams/deep/(e).yaml',
        'teams/deep/d.yaml',
      ],
    ],
    ['* within a name', '*.yaml', ['a.yaml']],
    ['? for a character', 'teams/?.yaml', ['teams/c.yaml']],
    ['alternatives', '*.{yaml,yml}', ['a.yaml', 'b.yml']],
    [
      '** over folders',
      '**/*.yaml',
      ['a.yaml', 'teams/c.yaml', 'teams/deep/(e).yaml', 'teams/deep/d.yaml'],
    ],
    [
      'names with signs of patterns',
      'teams/*/(e).yaml',
      ['teams/deep/(e).yaml'],
    ],
    ['nothing where nothing fits', 'teams/*.json', []],
  ])('reads %s', async (_, entry, expected) => {
    const files = await readDocumentFiles(directory.resolve(entry));
    expect(files.map(({ file }) => relative(directory.path, file))).toEqual(
      expected,
    );
  });

  it('gives the text of each file', async () => {
    const files = await readDocumentFiles(directory.resolve('teams/**/d.yaml'));
    expect(files).toEqual([
      { file: directory.resolve('teams/deep/d.yaml'), text: 'd' },
    ]);
  });

  it.each(['missing.yaml', 'missing/*.yaml'])(
    'fails for what is not there, %s',
    async entry => {
      await expect(readDocumentFiles(directory.resolve(entry))).rejects.toThrow(
        'ENOENT',
      );
    },
  );
});
