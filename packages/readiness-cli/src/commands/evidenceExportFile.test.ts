import { ChildProcess, execFileSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
} from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { evidenceArchive } from '../__testUtils__/evidenceArchive';
import { Answering, EvidenceServer } from '../__testUtils__/EvidenceServer';
import { runInProcess } from '../__testUtils__/runInProcess';
import { runReadiness, startReadiness } from '../__testUtils__/runReadiness';

jest.setTimeout(120_000);

const EXPORT = [
  ...['evidence', 'export', '--entity', 'component:default/shop'],
  ...['--output', 'evidence.zip'],
];
const ZIP = { 'content-type': 'application/zip' };

describe('the file of readiness evidence export', () => {
  const directory = createMockDirectory();
  const servers: EvidenceServer[] = [];
  const children: ChildProcess[] = [];

  beforeEach(() => directory.clear());

  afterEach(async () => {
    children.splice(0).forEach(child => child.kill('SIGKILL'));
    await Promise.all(servers.splice(0).map(server => server.stop()));
  });

  async function start(answering: Answering) {
    const server = await EvidenceServer.start(answering);
    servers.push(server);
    const options = {
      cwd: directory.path,
      env: { READINESS_URL: server.url },
    };
    return { server, options };
  }

  async function serveArchive() {
    const archive = await evidenceArchive();
    const { server, options } = await start(response =>
      response.writeHead(200, ZIP).end(archive),
    );
    return { server, options, archive };
  }

  const left = () => readdirSync(directory.path).sort();

  describe('is not left half written', () => {
    it.each([
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ] as const)('by %s, which ends with %d', async (signal, exitCode) => {
      directory.setContent({ 'evidence.zip': 'older' });
      let onAsked = () => {};
      const asked = new Promise<void>(done => (onAsked = done));
      const { options } = await start(response => {
        response.writeHead(200, ZIP).write('PK');
        onAsked();
      });
      const { child, ended } = startReadiness(EXPORT, options);
      children.push(child);
      await Promise.race([asked, ended]);
      expect(left()).toEqual([
        'evidence.zip',
        expect.stringMatching(/^evidence\.zip\..*\.part$/),
      ]);
      child.kill(signal);
      expect(await ended).toEqual({ exitCode, stdout: '', stderr: '' });
      expect(left()).toEqual(['evidence.zip']);
    });

    it('where no more can be written, which is no fault of the backend', async () => {
      const { options } = await start(response =>
        response.writeHead(200, ZIP).end(Buffer.alloc(1_000_000)),
      );
      const run = await runReadiness(EXPORT, {
        ...options,
        through: ['sh', '-c', 'ulimit -f 16; exec "$@"', 'sh'],
      });
      expect(run).toEqual({
        exitCode: 2,
        stdout: '',
        stderr: expect.stringMatching(
          /^--output: "evidence.zip" cannot be written: EFBIG[^]*make room there/,
        ),
      });
      expect(left()).toEqual([]);
    });
  });

  describe('is removed by a signal', () => {
    it('until it has its name, and not later', async () => {
      const cleanUps = new Set<() => void>();
      const whileAsked: number[] = [];
      const archive = await evidenceArchive();
      const { options } = await start(response => {
        whileAsked.push(cleanUps.size);
        response.writeHead(200, ZIP).end(archive);
      });
      const run = await runInProcess(EXPORT, { ...options, cleanUps });
      expect(run.exitCode).toBe(0);
      expect(whileAsked).toEqual([1]);
      expect(cleanUps.size).toBe(0);
    });

    it.each([
      ['nothing could be exported', 'evidence.zip'],
      ['it could not be made', 'no/such/folder.zip'],
    ])('and not later when %s', async (_name, output) => {
      const cleanUps = new Set<() => void>();
      const { options } = await start(response =>
        response.writeHead(503).end(),
      );
      const run = await runInProcess([...EXPORT, '--output', output], {
        ...options,
        cleanUps,
      });
      expect(run.exitCode).toBe(2);
      expect(cleanUps.size).toBe(0);
    });
  });

  describe('replaces nothing but a file', () => {
    it('beside the target of a symbolic link, which stays one', async () => {
      directory.setContent({ 'kept/real.zip': 'older' });
      symlinkSync('kept/real.zip', directory.resolve('evidence.zip'));
      const { options, archive } = await serveArchive();
      expect((await runInProcess(EXPORT, options)).exitCode).toBe(0);
      const link = directory.resolve('evidence.zip');
      expect(lstatSync(link).isSymbolicLink()).toBe(true);
      expect(readFileSync(link)).toEqual(archive);
      expect(readdirSync(directory.resolve('kept'))).toEqual(['real.zip']);
    });

    it.each<[string, (path: string) => unknown, string]>([
      ['a pipe', path => execFileSync('mkfifo', [path]), 'no regular file'],
      ['a folder', path => mkdirSync(path), 'it is a folder'],
      [
        'a link to a device',
        path => symlinkSync('/dev/null', path),
        'no regular file',
      ],
      [
        'a link to what is not there',
        path => symlinkSync('nope.zip', path),
        'a symbolic link to what is not there',
      ],
    ])('and asks nothing for %s', async (_name, make, said) => {
      const path = directory.resolve('evidence.zip');
      make(path);
      const before = lstatSync(path);
      const { server, options } = await serveArchive();
      expect(await runInProcess(EXPORT, options)).toEqual({
        exitCode: 2,
        stdout: '',
        stderr: expect.stringMatching(
          `^--output: "evidence.zip" cannot be written: .*${said}; name a file`,
        ),
      });
      expect(server.received).toEqual([]);
      expect(left()).toEqual(['evidence.zip']);
      expect(lstatSync(path).ino).toBe(before.ino);
    });
  });
});
