import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EvidenceFileWriter } from './EvidenceFileWriter';

describe('EvidenceFileWriter', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'readiness-evidence-'));
  });

  afterEach(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('knows the size and the digest of what it has written', async () => {
    const writer = await EvidenceFileWriter.open(directory, 'reviews.csv');
    await writer.write('id,état\n');
    await writer.write('1,ok\n');
    const file = writer.finish(1);
    await writer.close();

    const written = await readFile(join(directory, 'reviews.csv'));
    expect(written.toString()).toBe('id,état\n1,ok\n');
    expect(file).toEqual({
      name: 'reviews.csv',
      rows: 1,
      bytes: written.length,
      sha256: createHash('sha256').update(written).digest('hex'),
    });
  });

  it('rejects a file that cannot be made', async () => {
    await rm(directory, { recursive: true });
    await expect(
      EvidenceFileWriter.open(directory, 'reviews.csv'),
    ).rejects.toThrow('ENOENT');
  });

  it('never writes into a file that is there', async () => {
    const first = await EvidenceFileWriter.open(directory, 'reviews.csv');
    await first.close();
    await expect(
      EvidenceFileWriter.open(directory, 'reviews.csv'),
    ).rejects.toThrow('EEXIST');
  });

  it('counts nothing that could not be written', async () => {
    const writer = await EvidenceFileWriter.open(directory, 'reviews.csv');
    await writer.close();
    await expect(writer.write('1,ok\n')).rejects.toThrow();
    expect(writer.bytes).toBe(0);
  });
});
