import { toError } from '@backstage/errors';
import { Connection } from '../gate/readConnection';

const LONGEST_REASON = 2_000;

/** Why there was no answer that could be understood. @internal */
export function unreachable(error: unknown, connection: Connection): string {
  return `The backend ${
    connection.apiUrl
  } cannot be reached or understood: ${causeOf(error, connection)}`;
}

/** What to do about a token that was not taken. @internal */
export function unauthenticated({ token, tokenVariable }: Connection): string {
  return token === undefined
    ? `No token was sent; set ${tokenVariable}`
    : `Check the token in ${tokenVariable}`;
}

/** A reason as it may be shown: no longer than is sensible, and without the token. @internal */
export function withoutSecrets(text: string, { token }: Connection): string {
  const without = token === undefined ? text : text.replaceAll(token, '***');
  return without.length > LONGEST_REASON
    ? `${without.slice(0, LONGEST_REASON)}...`
    : without;
}

function causeOf(error: unknown, { timeoutSeconds }: Connection): string {
  const { name, message } = toError(error);
  const { code, errors } = toError(error) as Error & {
    readonly code?: unknown;
    readonly errors?: readonly unknown[];
  };
  if (name === 'TimeoutError') {
    return `no answer within ${timeoutSeconds} seconds`;
  }
  // Several addresses were tried.
  if (!message && errors?.length) {
    return toError(errors[0]).message;
  }
  return message || String(code ?? name);
}
