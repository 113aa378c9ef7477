import { ForwardedError, isError } from '@backstage/errors';
import {
  PrometheusAuth,
  PrometheusSource,
} from 'backstage-plugin-readiness-backend-module-prometheus/source';
import { CallError } from '../CallError';
import { readTextFile } from '../read/readTextFile';
import { Surroundings } from '../types';
import { SloCheckOptions } from './SloCheckOptions';

const MAX_CERTIFICATE_BYTES = 1_048_576;

/**
 * The Prometheus that a call names. Secrets come from the environment, where no list of processes shows them.
 *
 * @throws CallError for options that cannot be used
 * @internal
 */
export async function createSource(
  options: SloCheckOptions,
  { cwd, env }: Pick<Surroundings, 'cwd' | 'env'>,
): Promise<PrometheusSource> {
  const ca = options.ca === undefined ? undefined : await readCa(options, cwd);
  const details = {
    // What messages call it.
    name: options.prometheus,
    url: options.prometheus,
    auth: readAuth(options, env),
    headers: Object.fromEntries(options.header.map(readHeader)),
    tls: ca === undefined ? undefined : { ca },
    timeoutSeconds: readTimeout(options),
  };
  try {
    return PrometheusSource.create(details);
  } catch (error) {
    if (isError(error) && error.name === 'InputError') {
      throw new CallError(`Prometheus cannot be asked: ${error.message}`);
    }
    throw new ForwardedError('Prometheus cannot be asked', error);
  }
}

function readTimeout({ timeout }: SloCheckOptions): number | undefined {
  if (timeout !== undefined && !/^\d{1,9}$/.test(timeout)) {
    throw new CallError(
      '--timeout is no whole number; write seconds, such as 60',
    );
  }
  return timeout === undefined ? undefined : Number(timeout);
}

async function readCa({ ca = '' }: SloCheckOptions, cwd: string) {
  const reading = await readTextFile(ca, {
    cwd,
    maxBytes: MAX_CERTIFICATE_BYTES,
  });
  if (reading.kind === 'problem') {
    throw new CallError(`--ca: ${reading.problem.message}`);
  }
  return reading.text;
}

function readAuth(
  { bearerTokenEnv, basicAuthEnv }: SloCheckOptions,
  env: Surroundings['env'],
): PrometheusAuth | undefined {
  if (bearerTokenEnv !== undefined && basicAuthEnv !== undefined) {
    throw new CallError(
      '--bearer-token-env and --basic-auth-env are both given; leave one of them out',
    );
  }
  if (bearerTokenEnv !== undefined) {
    const token = readVariable('--bearer-token-env', bearerTokenEnv, env);
    return { kind: 'bearer', token };
  }
  return basicAuthEnv === undefined
    ? undefined
    : readBasicAuth(readVariable('--basic-auth-env', basicAuthEnv, env));
}

function readBasicAuth(text: string): PrometheusAuth {
  const [, username, password] = /^([^:]+):(.*)$/s.exec(text) ?? [];
  if (username === undefined) {
    throw new CallError(
      '--basic-auth-env: the variable does not hold a user name and a password; write them as name:password',
    );
  }
  return { kind: 'basic', username, password };
}

function readVariable(
  option: string,
  name: string,
  env: Surroundings['env'],
): string {
  // A secret that was read from a file often ends with a line feed.
  const value = env[name]?.trim();
  if (!value) {
    throw new CallError(
      `${option}: the environment variable ${name} is not set; set it, or leave the option out`,
    );
  }
  return value;
}

function readHeader(text: string): readonly [string, string] {
  const colon = text.indexOf(':');
  if (colon < 1) {
    throw new CallError(
      '--header: a value is not understood; write name:value, such as X-Scope-OrgID:team-a',
    );
  }
  return [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
}
