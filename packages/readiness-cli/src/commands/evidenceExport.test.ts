import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  EVIDENCE_FILES,
  evidenceArchive,
  evidenceManifest,
} from '../__testUtils__/evidenceArchive';
import { Answering, EvidenceServer } from '../__testUtils__/EvidenceServer';
import { runInProcess } from '../__testUtils__/runInProcess';

const TOKEN = 'secret-token-of-the-auditor';
const { digest: DIGEST } = evidenceManifest();
const OF_SHOP = ['--entity', 'component:default/shop'];

describe('readiness evidence export', () => {
  const directory = createMockDirectory();
  const servers: EvidenceServer[] = [];

  beforeEach(() => directory.clear());

  afterEach(async () => {
    await Promise.all(servers.splice(0).map(server => server.stop()));
  });

  async function arrange(answering: Answering) {
    const server = await EvidenceServer.start(answering);
    servers.push(server);
    return {
      server,
      exporting: (
        args: readonly string[] = OF_SHOP,
        env: Record<string, string> = { READINESS_TOKEN: TOKEN },
      ) =>
        runInProcess(
          ['evidence', 'export', '--output', 'evidence.zip', ...args],
          { cwd: directory.path, env: { READINESS_URL: server.url, ...env } },
        ),
    };
  }

  function archived(archive: Buffer, headers: object = {}): Answering {
    return response =>
      response
        .writeHead(200, {
          'content-type': 'application/zip',
          'x-readiness-evidence-digest': DIGEST,
          ...headers,
        })
        .end(archive);
  }

  function refused(status: number, message?: string): Answering {
    return response =>
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(message ? JSON.stringify({ error: { message } }) : '<html>');
  }

  const left = () => readdirSync(directory.path);

  describe('of an archive that comes whole', () => {
    it('writes it, for its owner only, verifies it and says its digest', async () => {
      const archive = await evidenceArchive();
      const { exporting } = await arrange(archived(archive));
      expect(await exporting()).toEqual({
        exitCode: 0,
        stdout: expect.stringMatching(
          new RegExp(
            `^evidence.zip: verified, 2 files\n[^]*\nDigest ${DIGEST}\n$`,
          ),
        ),
        stderr: '',
      });
      expect(left()).toEqual(['evidence.zip']);
      const path = directory.resolve('evidence.zip');
      expect(readFileSync(path)).toEqual(archive);
      expect(statSync(path).mode % 0o100).toBe(0);
      const verified = await runInProcess(
        ['evidence', 'verify', 'evidence.zip', '--digest', DIGEST],
        { cwd: directory.path },
      );
      expect(verified.exitCode).toBe(0);
    });

    it('asks for what was named, with the token', async () => {
      const { exporting, server } = await arrange(
        archived(await evidenceArchive()),
      );
      await exporting([
        ...['--team', 'group:default/shop', '--gate', 'new-service'],
        ...['--framework', 'SOC2', '--entity', ''],
        ...['--from', '2027-01-01', '--to', '2027-02-28T12:00:00+01:00'],
      ]);
      const [{ url, headers }] = server.received;
      expect(url.pathname).toBe('/api/readiness/v1/evidence');
      expect(Object.fromEntries(url.searchParams)).toEqual({
        ...{ team: 'group:default/shop', gate: 'new-service' },
        ...{ framework: 'SOC2', from: '2027-01-01' },
        to: '2027-02-28T12:00:00+01:00',
      });
      expect(headers.authorization).toBe(`Bearer ${TOKEN}`);
    });

    it('replaces a file of that name', async () => {
      directory.setContent({ 'evidence.zip': 'older' });
      const archive = await evidenceArchive();
      const { exporting } = await arrange(archived(archive));
      expect((await exporting()).exitCode).toBe(0);
      expect(readFileSync(directory.resolve('evidence.zip'))).toEqual(archive);
    });

    it('says it as JSON for a program', async () => {
      const { exporting } = await arrange(archived(await evidenceArchive()));
      const { stdout } = await exporting([...OF_SHOP, '--format', 'json']);
      expect(JSON.parse(stdout)).toMatchObject({
        verified: true,
        manifest: { digest: DIGEST },
      });
    });

    it('says that no digest was named', async () => {
      const { exporting } = await arrange(
        archived(await evidenceArchive(), {
          'x-readiness-evidence-digest': '',
        }),
      );
      expect(await exporting()).toMatchObject({
        exitCode: 0,
        stderr: expect.stringContaining('named no digest'),
      });
    });
  });

  describe('leaves nothing under the name, nor beside it,', () => {
    it('when the archive is not the one that the answer named', async () => {
      const other = { ...EVIDENCE_FILES, 'entities.json': '[]\n' };
      const archive = await evidenceArchive(
        Object.entries(other),
        evidenceManifest(other),
      );
      const { exporting } = await arrange(archived(archive));
      expect(await exporting()).toMatchObject({
        exitCode: 1,
        stdout: expect.stringContaining('NOT verified, 1 problem'),
        stderr: expect.stringContaining('"evidence.zip" was not written'),
      });
      expect(left()).toEqual([]);
    });

    it('when the connection breaks half way, and keeps a file that was there', async () => {
      directory.setContent({ 'evidence.zip': 'older' });
      const archive = await evidenceArchive();
      const { exporting } = await arrange(response => {
        response.writeHead(200, { 'content-type': 'application/zip' });
        response.write(archive.subarray(0, 100), () =>
          response.socket?.destroy(),
        );
      });
      expect(await exporting()).toMatchObject({
        exitCode: 2,
        stdout: '',
        stderr: expect.stringContaining('cannot be reached or understood'),
      });
      expect(left()).toEqual(['evidence.zip']);
      expect(readFileSync(directory.resolve('evidence.zip'), 'utf8')).toBe(
        'older',
      );
    });

    it.each<[string, Answering]>([
      ['begins', () => {}],
      [
        'goes on',
        response =>
          response
            .writeHead(200, { 'content-type': 'application/zip' })
            .write('PK'),
      ],
    ])('when no answer %s within the time', async (_name, answering) => {
      const { exporting } = await arrange(answering);
      expect(await exporting([...OF_SHOP, '--timeout', '1'])).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('no answer within 1 seconds'),
      });
      expect(left()).toEqual([]);
    });

    it.each<[string, number, string | undefined, string]>([
      [
        'the token is not taken',
        401,
        'Illegal token',
        'Illegal token. Check the token in READINESS_TOKEN',
      ],
      ['it is not permitted', 403, 'No', 'readiness.evidence.export'],
      ['readiness is not there', 404, undefined, '404. Check --url'],
      [
        'what was named is not there',
        404,
        'There is no gate "x"',
        '404: There is no gate "x"\n',
      ],
      ['something on the way takes no more', 413, undefined, 'shorter period'],
      [
        'it is too large',
        400,
        'More than 2000 entities',
        '400: More than 2000 entities\n',
      ],
      [
        'others export',
        503,
        'try again in a minute',
        '503: try again in a minute\n',
      ],
      ['it is sent elsewhere', 302, undefined, '302. Check --url'],
    ])('when %s', async (_name, status, message, said) => {
      const { exporting } = await arrange(refused(status, message));
      expect(await exporting()).toEqual({
        exitCode: 2,
        stdout: '',
        stderr: expect.stringContaining(said),
      });
      expect(left()).toEqual([]);
    });

    it('when a page of something else answers', async () => {
      const { exporting } = await arrange(refused(200));
      expect(await exporting()).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('not with an archive; check --url'),
      });
      expect(left()).toEqual([]);
    });

    it.each([
      ['no archive', async () => Buffer.from('hello')],
      [
        'cut off',
        async () => {
          const archive = await evidenceArchive();
          return archive.subarray(0, archive.length / 2);
        },
      ],
    ])('when what comes is %s', async (_name, archive) => {
      const { exporting } = await arrange(archived(await archive()));
      const run = await exporting();
      expect(run).toEqual({
        exitCode: 2,
        stdout: '',
        stderr: expect.stringMatching(
          /cannot be read as an archive of evidence: [^]*export it again\n$/,
        ),
      });
      expect(run.stderr).not.toContain('--url');
      expect(left()).toEqual([]);
    });

    it('when the archive is about no entity, which is no success', async () => {
      const manifest = evidenceManifest(EVIDENCE_FILES, { entities: 0 });
      const archive = await evidenceArchive(
        Object.entries(EVIDENCE_FILES),
        manifest,
      );
      const { exporting } = await arrange(
        archived(archive, { 'x-readiness-evidence-digest': manifest.digest }),
      );
      expect(await exporting()).toEqual({
        exitCode: 2,
        stdout: '',
        stderr: expect.stringMatching(
          /about no entity, so "evidence.zip" was not written; check/,
        ),
      });
      expect(left()).toEqual([]);
    });
  });

  it('says which variable to set when no token was sent', async () => {
    const { exporting } = await arrange(refused(401, 'Missing credentials'));
    expect((await exporting(OF_SHOP, {})).stderr).toContain(
      'No token was sent; set READINESS_TOKEN',
    );
  });

  it('never shows the token, even where the backend repeats it', async () => {
    const { exporting } = await arrange(refused(400, `Not with ${TOKEN}`));
    const { stderr } = await exporting();
    expect(stderr).toContain('Not with ***');
    expect(stderr).not.toContain(TOKEN);
  });

  it.each([
    [[], 'Say of what evidence is exported'],
    [['--from', '2027-01-01'], 'Say of what evidence is exported'],
    [[...OF_SHOP, '--timeout', '0'], '--timeout must be whole seconds'],
    [[...OF_SHOP, '--output', 'no/such/folder.zip'], '--output: "no/such'],
    [[...OF_SHOP, '--output', '.'], 'it is a folder'],
    [[...OF_SHOP, '--url', 'portal'], '--url is no URL'],
  ])('asks nothing by a call that is wrong: %j', async (args, message) => {
    const { exporting, server } = await arrange(refused(500));
    expect(await exporting(args)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(message),
    });
    expect(server.received).toEqual([]);
    expect(left()).toEqual([]);
  });
});
