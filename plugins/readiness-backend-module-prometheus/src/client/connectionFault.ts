import { toError } from '@backstage/errors';
import { ReadFault } from './RangeAnswer';

const MENDS: readonly (readonly [codes: RegExp, mend: string])[] = [
  [
    /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_UNTRUSTED)/,
    'give the authority that signed its certificate as tls.ca',
  ],
  [
    /^ERR_TLS_CERT_ALTNAME_INVALID/,
    'give the name that its certificate bears as tls.serverName',
  ],
  [/^CERT_HAS_EXPIRED/, 'renew its certificate'],
  [
    /^(EPROTO|ERR_SSL|ERR_TLS)/,
    'check whether url begins with https or http, and tls.certificate',
  ],
  [/^(ENOTFOUND|EAI_AGAIN)/, 'check the host in url'],
  [/^ECONNREFUSED/, 'check that it runs, and the port in url'],
];

/** What it means that no whole answer came. @internal */
export function connectionFault(source: string, error: unknown): ReadFault {
  const code = codeOf(error);
  const mend = MENDS.find(([codes]) => codes.test(code))?.[1];
  const cause = code || toError(error).message;
  return {
    kind: 'unavailable',
    reason: `${source} cannot be reached: ${cause}${mend ? `; ${mend}` : ''}`,
  };
}

function codeOf(error: unknown): string {
  const { code, cause, errors } = toError(error) as Error & {
    code?: unknown;
    errors?: unknown[];
  };
  if (typeof code === 'string') {
    return code;
  }
  const inner = cause ?? errors?.[0];
  return inner === undefined ? '' : codeOf(inner);
}
