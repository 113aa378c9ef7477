import { InputError } from '@backstage/errors';
import { PrometheusSourceOptions } from './PrometheusSourceOptions';

const RANGES = {
  timeoutSeconds: [1, 600],
  concurrency: [1, 100],
  requestsPerSecond: [1, 10_000],
  scrapeIntervalSeconds: [1, 3600],
  maxResponseBytes: [1024, 1_073_741_824],
} as const;

/** Headers that the client writes itself. */
const OWN_HEADERS = new Set(['content-length', 'content-type', 'host']);

/**
 * Checks what a data source is made from, and gives its base URL without a slash at its end.
 * @throws InputError, which names the option and the mend, and holds no secret
 * @internal
 */
export function checkOptions(options: PrometheusSourceOptions): string {
  if (options.name.trim() === '') {
    throw new InputError('name is empty; give the data source a name');
  }
  for (const [name, [least, most]] of Object.entries(RANGES)) {
    const value = options[name as keyof typeof RANGES];
    if (
      value !== undefined &&
      !(Number.isInteger(value) && value >= least && value <= most)
    ) {
      throw new InputError(
        `${name} is ${value}; write a whole number from ${least} to ${most}`,
      );
    }
  }
  checkHeaders(options);
  checkTls(options);
  return baseUrlOf(options.url);
}

function baseUrlOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new InputError(
      'url is no URL; write it with http:// or https:// and the prefix, such as https://metrics.example.org/prometheus',
    );
  }
  if (url.username || url.password) {
    throw new InputError(
      'url holds credentials, which would be seen in messages; write them as auth',
    );
  }
  if (url.search || url.hash) {
    throw new InputError('url has a query or a fragment; leave it out');
  }
  const path = url.pathname.replace(/\/+$/, '');
  if (path.endsWith('/api/v1')) {
    throw new InputError(
      'url ends with /api/v1, which is added to it; leave it out',
    );
  }
  return `${url.origin}${path}`;
}

function checkHeaders({ headers, auth }: PrometheusSourceOptions): void {
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) {
      throw new InputError(
        `headers.${name} is no name of a header; write one such as X-Scope-OrgID`,
      );
    }
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
      throw new InputError(
        `headers.${name} holds a line break or a letter that headers cannot hold; leave it out`,
      );
    }
    const lowerCase = name.toLowerCase();
    if (OWN_HEADERS.has(lowerCase)) {
      throw new InputError(
        `headers.${name} is written by readiness itself; leave it out`,
      );
    }
    if (auth && lowerCase === 'authorization') {
      throw new InputError(
        `headers.${name} and auth are both given; leave one of them out`,
      );
    }
  }
}

function checkTls({ tls, url }: PrometheusSourceOptions): void {
  if (!tls) {
    return;
  }
  if ((tls.certificate === undefined) !== (tls.key === undefined)) {
    throw new InputError(
      'tls.certificate and tls.key belong together; give both or neither',
    );
  }
  if (!/^https:/i.test(url)) {
    throw new InputError('tls is given, but url does not begin with https://');
  }
  for (const name of ['ca', 'certificate', 'key'] as const) {
    if (tls[name] !== undefined && !tls[name].includes('-----BEGIN ')) {
      throw new InputError(
        `tls.${name} is not PEM text; give the text of the file, which begins with -----BEGIN`,
      );
    }
  }
}
