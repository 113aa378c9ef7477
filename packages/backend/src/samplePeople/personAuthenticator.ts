import { NotAllowedError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';
import { Config } from '@backstage/config';

/** Names the person whom a visitor of the demo portal wants to be. @internal */
export const PERSON_HEADER = 'x-sample-person';

/** Who may be chosen. @internal */
export interface SamplePeopleContext {
  readonly names: ReadonlySet<string>;
  /** Whoever asks is believed, which nobody wants but on their own machine. */
  readonly isDevelopment: boolean;
}

/** @internal */
export interface ChosenPerson {
  readonly name: string;
}

/**
 * Believes visitors of the demo portal who say which of the sample people they are. Only in development, and only the
 * people of the configuration.
 * @internal
 */
export const personAuthenticator = createProxyAuthenticator<
  SamplePeopleContext,
  ChosenPerson,
  undefined
>({
  defaultProfileTransform: async () => ({ profile: {} }),
  initialize: ({ config }) => ({
    names: new Set(config.getOptionalStringArray('names') ?? []),
    isDevelopment: process.env.NODE_ENV === 'development',
  }),
  async authenticate({ req }, { names, isDevelopment }) {
    const name = req.header(PERSON_HEADER) ?? '';
    if (!isDevelopment || !isLoopback(req.socket.remoteAddress)) {
      throw new NotAllowedError(
        'Sample people can be chosen on a development machine only, from that machine itself',
      );
    }
    if (!names.has(name)) {
      throw new NotAllowedError(
        `There is no sample person "${name.slice(0, 63)}" to be`,
      );
    }
    return { result: { name } };
  },
});

function isLoopback(address: string | undefined): boolean {
  return (
    address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address ?? '')
  );
}

/**
 * The names of `app.people`, which the portal offers.
 * @internal
 */
export function samplePeopleNames(config: Config): string[] {
  return (config.getOptionalConfigArray('app.people') ?? []).map(person =>
    person.getString('name'),
  );
}
