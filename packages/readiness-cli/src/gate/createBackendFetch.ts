import { Dispatcher, request } from 'undici';
import { createDispatcher } from '../backend/createDispatcher';
import { readBounded } from '../backend/readBounded';
import { Surroundings } from '../types';
import { Connection } from './readConnection';
import { retrying } from './retrying';

/** Of one answer; the backend's are far smaller. */
const MAX_ANSWER_BYTES = 8_388_608;

/** A way to the backend, and its end. @internal */
export interface BackendFetch {
  readonly fetch: typeof fetch;
  readonly close: () => Promise<void>;
}

/**
 * Sends requests to the backend: with the token, through the proxy of the environment where Node.js is told to use it,
 * again when the network fails for a moment. Redirects are not followed, so that the token goes to the named host alone.
 * @internal
 */
export function createBackendFetch(
  connection: Connection,
  surroundings: Pick<Surroundings, 'env' | 'wait' | 'random'>,
): BackendFetch {
  const dispatcher = createDispatcher(surroundings.env);
  return {
    fetch: async (input, init) =>
      retrying(
        () => sendOnce(String(input), init, { connection, dispatcher }),
        surroundings,
      ),
    close: () => dispatcher.destroy(),
  };
}

async function sendOnce(
  url: string,
  init: RequestInit | undefined,
  options: { readonly connection: Connection; readonly dispatcher: Dispatcher },
): Promise<Response> {
  const { token, timeoutSeconds } = options.connection;
  const headers = new Headers(init?.headers);
  headers.set('accept', 'application/json');
  if (token !== undefined) {
    headers.set('authorization', `Bearer ${token}`);
  }
  const answer = await request(url, {
    method: init?.method === 'POST' ? 'POST' : 'GET',
    headers: Object.fromEntries(headers),
    body: typeof init?.body === 'string' ? init.body : null,
    dispatcher: options.dispatcher,
    signal: AbortSignal.timeout(timeoutSeconds * 1000),
  });
  return new Response(await readBounded(answer.body, MAX_ANSWER_BYTES), {
    status: answer.statusCode,
    headers: { 'content-type': String(answer.headers['content-type'] ?? '') },
  });
}
