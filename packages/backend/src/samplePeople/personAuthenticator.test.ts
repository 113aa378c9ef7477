import { ConfigReader } from '@backstage/config';
import { personAuthenticator, samplePeopleNames } from './personAuthenticator';

type Request = Parameters<typeof personAuthenticator.authenticate>[0]['req'];

function requestOf(name?: string, remoteAddress = '127.0.0.1'): Request {
  const header = (asked: string) =>
    asked === 'x-sample-person' ? name : undefined;
  const socket = { remoteAddress };
  return { header, socket } as Partial<Request> as Request;
}

describe('personAuthenticator', () => {
  const people = { names: new Set(['amara.diallo']), isDevelopment: true };

  it('believes who says that they are one of the people', async () => {
    await expect(
      personAuthenticator.authenticate(
        { req: requestOf('amara.diallo') },
        people,
      ),
    ).resolves.toEqual({ result: { name: 'amara.diallo' } });
  });

  it.each([undefined, '', 'guest', 'AMARA.DIALLO'])(
    'refuses whoever is not among them: %s',
    async name => {
      await expect(
        personAuthenticator.authenticate({ req: requestOf(name) }, people),
      ).rejects.toThrow(/There is no sample person/);
    },
  );

  it.each(['10.0.0.7', '::ffff:10.0.0.7', 'fe80::1', ''])(
    'believes nobody on another machine: %s',
    async address => {
      await expect(
        personAuthenticator.authenticate(
          { req: requestOf('amara.diallo', address) },
          people,
        ),
      ).rejects.toThrow('from that machine itself');
    },
  );

  it('believes nobody outside of development', async () => {
    await expect(
      personAuthenticator.authenticate(
        { req: requestOf('amara.diallo') },
        { ...people, isDevelopment: false },
      ),
    ).rejects.toThrow('on a development machine only');
  });
});

describe('samplePeopleNames', () => {
  it('takes the names of the configuration, and none without it', () => {
    const config = new ConfigReader({
      app: { people: [{ name: 'amara.diallo', title: 'Amara', role: 'Lead' }] },
    });
    expect(samplePeopleNames(config)).toEqual(['amara.diallo']);
    expect(samplePeopleNames(new ConfigReader({}))).toEqual([]);
  });
});
