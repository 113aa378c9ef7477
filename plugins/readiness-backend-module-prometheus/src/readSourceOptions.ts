import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  PrometheusAuth,
  PrometheusSourceOptions,
  PrometheusTls,
} from './PrometheusSourceOptions';

const KEYS = [
  'name',
  'title',
  'url',
  'auth',
  'headers',
  'tls',
  'timeoutSeconds',
  'concurrency',
  'requestsPerSecond',
  'scrapeIntervalSeconds',
  'maxResponseBytes',
  'types',
];

const AUTH_KEYS = ['username', 'password', 'token'];

const TLS_KEYS = [
  'ca',
  'certificate',
  'key',
  'serverName',
  'rejectUnauthorized',
];

/**
 * One entry of `readiness.slo.prometheus`.
 * @throws InputError or what the configuration throws, which name the key and the mend
 * @internal
 */
export function readSourceOptions(config: Config): PrometheusSourceOptions {
  checkKeys(config, KEYS, '');
  const auth = authOf(config.getOptionalConfig('auth'));
  const tls = tlsOf(config.getOptionalConfig('tls'));
  const headers = headersOf(config.getOptionalConfig('headers'));
  return {
    name: config.getString('name'),
    url: config.getString('url'),
    ...given('title', config.getOptionalString('title')),
    ...given('auth', auth),
    ...given('headers', headers),
    ...given('tls', tls),
    ...numbersOf(config),
    ...given('types', config.getOptionalStringArray('types')),
  };
}

function authOf(config: Config | undefined): PrometheusAuth | undefined {
  if (!config) {
    return undefined;
  }
  checkKeys(config, AUTH_KEYS, 'auth.');
  if (config.has('token') && config.has('username')) {
    throw new InputError(
      'auth has a token and a username; give the token, or username and password',
    );
  }
  return config.has('token')
    ? { kind: 'bearer', token: config.getString('token') }
    : {
        kind: 'basic',
        username: config.getString('username'),
        password: config.getString('password'),
      };
}

function tlsOf(config: Config | undefined): PrometheusTls | undefined {
  if (!config) {
    return undefined;
  }
  checkKeys(config, TLS_KEYS, 'tls.');
  return {
    ...given('ca', config.getOptionalString('ca')),
    ...given('certificate', config.getOptionalString('certificate')),
    ...given('key', config.getOptionalString('key')),
    ...given('serverName', config.getOptionalString('serverName')),
    ...given(
      'rejectUnauthorized',
      config.getOptionalBoolean('rejectUnauthorized'),
    ),
  };
}

function headersOf(
  config: Config | undefined,
): Record<string, string> | undefined {
  return (
    config &&
    Object.fromEntries(
      config.keys().map(name => [name, config.getString(name)]),
    )
  );
}

function numbersOf(config: Config): Partial<PrometheusSourceOptions> {
  return {
    ...given('timeoutSeconds', config.getOptionalNumber('timeoutSeconds')),
    ...given('concurrency', config.getOptionalNumber('concurrency')),
    ...given(
      'requestsPerSecond',
      config.getOptionalNumber('requestsPerSecond'),
    ),
    ...given(
      'scrapeIntervalSeconds',
      config.getOptionalNumber('scrapeIntervalSeconds'),
    ),
    ...given('maxResponseBytes', config.getOptionalNumber('maxResponseBytes')),
  };
}

/** A mistyped key would otherwise be left out in silence. */
function checkKeys(
  config: Config,
  known: readonly string[],
  prefix: string,
): void {
  const unknown = config.keys().find(key => !known.includes(key));
  if (unknown !== undefined) {
    throw new InputError(
      `${prefix}${unknown} is no key of a data source; there are ${known
        .map(key => `${prefix}${key}`)
        .join(', ')}`,
    );
  }
}

function given<K extends string, V>(
  key: K,
  value: V | undefined,
): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}
