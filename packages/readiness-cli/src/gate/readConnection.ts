import { CallError } from '../CallError';
import { Surroundings } from '../types';
import { GateOptions } from './GateOptions';

const DEFAULT_TOKEN_VARIABLE = 'READINESS_TOKEN';
const DEFAULT_TIMEOUT = 30;
const MOST_TIMEOUT = 600;

/** How the backend is reached. @internal */
export interface Connection {
  /** Of the API of readiness. */
  readonly apiUrl: string;
  readonly portalUrl: string;
  readonly token: string | undefined;
  /** The variable that the token is read from. */
  readonly tokenVariable: string;
  readonly timeoutSeconds: number;
}

/**
 * The backend that a call names. The token comes from the environment, where no list of processes shows it.
 *
 * @throws CallError for options that cannot be used
 * @internal
 */
export function readConnection(
  options: Pick<GateOptions, 'url' | 'portalUrl' | 'tokenEnv' | 'timeout'>,
  { env }: Pick<Surroundings, 'env'>,
): Connection {
  const url = options.url ?? env.READINESS_URL;
  if (!url) {
    throw new CallError(
      'The backend is not named; give --url https://backstage.example.com, or set READINESS_URL',
    );
  }
  const base = readUrl('--url', url).replace(/\/api\/readiness$/, '');
  const portalUrl = options.portalUrl ?? env.READINESS_PORTAL_URL;
  const tokenVariable = options.tokenEnv ?? DEFAULT_TOKEN_VARIABLE;
  return {
    apiUrl: `${base}/api/readiness`,
    portalUrl: portalUrl ? readUrl('--portal-url', portalUrl) : base,
    token: readToken(tokenVariable, options.tokenEnv !== undefined, env),
    tokenVariable,
    timeoutSeconds: readTimeout(options.timeout),
  };
}

/** Without a slash at its end. */
function readUrl(option: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new CallError(
      `${option} is no URL; write one such as https://backstage.example.com`,
    );
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new CallError(
      `${option} holds more than scheme, host and path; give a token in an environment variable, with --token-env`,
    );
  }
  return url.href.replace(/\/+$/, '');
}

function readToken(
  variable: string,
  isNamed: boolean,
  env: Surroundings['env'],
): string | undefined {
  // A secret that was read from a file often ends with a line feed.
  const token = env[variable]?.trim();
  if (!token && isNamed) {
    throw new CallError(
      `--token-env: the environment variable ${variable} is not set; set it, or leave the option out`,
    );
  }
  if (token && !/^[\x21-\x7e]+$/.test(token)) {
    throw new CallError(
      `The environment variable ${variable} holds characters that no token has; set it to the token alone`,
    );
  }
  return token || undefined;
}

function readTimeout(text: string | undefined): number {
  const seconds = text === undefined ? DEFAULT_TIMEOUT : Number(text);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > MOST_TIMEOUT) {
    throw new CallError(
      `--timeout must be whole seconds from 1 to ${MOST_TIMEOUT}, such as 60`,
    );
  }
  return seconds;
}
