import { createMockDirectory } from '@backstage/backend-test-utils';
import { createSource } from './createSource';
import { SloCheckOptions } from './SloCheckOptions';

const directory = createMockDirectory();

function create(
  options: Partial<SloCheckOptions>,
  env: Record<string, string> = {},
) {
  return createSource(
    {
      paths: ['slos'],
      prometheus: 'https://metrics.example.com/prometheus',
      header: [],
      format: 'text',
      ...options,
    },
    { cwd: directory.path, env },
  );
}

describe('createSource', () => {
  it.each([
    ['the URL is none', { prometheus: 'metrics' }, /url is no URL/],
    ['it is not http', { prometheus: 'ftp://a' }, /url is no URL/],
    [
      'it holds a password',
      { prometheus: 'https://a:hunter2@metrics.example.com' },
      /holds credentials/,
    ],
    ['a header has no colon', { header: ['X-Scope-OrgID'] }, /name:value/],
    ['the time-out is no number', { timeout: 'soon' }, /--timeout/],
    ['the time-out is too long', { timeout: '601' }, /600/],
    ['a variable is not set', { bearerTokenEnv: 'TOKEN' }, /TOKEN is not set/],
    [
      'two credentials are given',
      { bearerTokenEnv: 'TOKEN', basicAuthEnv: 'LOGIN' },
      /both given/,
    ],
    ['a certificate is not there', { ca: 'no.pem' }, /no\.pem/],
  ])('refuses the call when %s', async (_, options, message) => {
    directory.setContent({});

    await expect(create(options)).rejects.toMatchObject({
      name: 'CallError',
      message: expect.stringMatching(message),
    });
  });

  it('refuses a login without a password, and does not repeat it', async () => {
    const creating = create(
      { basicAuthEnv: 'LOGIN' },
      { LOGIN: 'only-a-secret' },
    );

    await expect(creating).rejects.toMatchObject({ name: 'CallError' });
    await expect(creating).rejects.not.toThrow(/only-a-secret/);
  });

  it('never repeats the password of a URL', async () => {
    await expect(
      create({ prometheus: 'https://a:hunter2@metrics.example.com' }),
    ).rejects.not.toThrow(/hunter2/);
  });
});
