import { toError } from '@backstage/errors';
import {
  EVIDENCE_DIGEST_HEADER,
  EvidenceQuery,
} from 'backstage-plugin-readiness-common';
import { Dispatcher, request } from 'undici';
import {
  unauthenticated,
  unreachable,
  withoutSecrets,
} from '../backend/failureWords';
import { readBounded } from '../backend/readBounded';
import { CallError } from '../CallError';
import { Connection } from '../gate/readConnection';

/** The backend's archives are smaller: the zip format of old takes no more. */
const MOST_ARCHIVE_BYTES = 4_294_967_296;
const MOST_ERROR_BYTES = 1_048_576;
const DIGEST_HEADER = EVIDENCE_DIGEST_HEADER.toLowerCase();
const DIGEST = /^[0-9a-f]{64}$/;

/** @internal */
export interface FetchEvidenceOptions {
  readonly connection: Connection;
  readonly dispatcher: Dispatcher;
  /** Takes the archive to its end; throws a CallError where it cannot. */
  readonly destination: (chunks: AsyncIterable<Buffer>) => Promise<void>;
}

/**
 * Fetches an archive of evidence, no faster than it is written, in no more than the time of the connection from the first
 * byte to the last. It is asked for once: each export is written down by the backend.
 * @returns the digest that the answer names; undefined where something on the way took it out
 * @throws CallError that says what to do
 * @internal
 */
export async function fetchEvidence(
  query: EvidenceQuery,
  options: FetchEvidenceOptions,
): Promise<string | undefined> {
  const { connection, dispatcher, destination } = options;
  const signal = AbortSignal.timeout(connection.timeoutSeconds * 1000);
  try {
    const answer = await send(query, { connection, dispatcher, signal });
    if (answer.statusCode !== 200) {
      throw new CallError(await explain(answer, connection));
    }
    requireArchive(answer);
    // No pipeline: it may tell of the body that it ends, and not of the destination that failed.
    await destination(bounded(answer.body));
    const digest = String(answer.headers[DIGEST_HEADER] ?? '');
    return DIGEST.test(digest) ? digest : undefined;
  } catch (error) {
    const reason =
      error instanceof CallError
        ? error.message
        : unreachable(reasonOf(error, signal), connection);
    throw new CallError(withoutSecrets(reason, connection));
  }
}

function send(
  query: EvidenceQuery,
  options: Pick<FetchEvidenceOptions, 'connection' | 'dispatcher'> & {
    readonly signal: AbortSignal;
  },
): Promise<Dispatcher.ResponseData> {
  const { connection, dispatcher, signal } = options;
  const { apiUrl, token, timeoutSeconds } = connection;
  return request(`${apiUrl}/v1/evidence?${new URLSearchParams({ ...query })}`, {
    headers: {
      accept: 'application/zip, application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...{ dispatcher, signal },
    // Gathering takes as long as it takes: the signal bounds all of it.
    headersTimeout: timeoutSeconds * 1000,
    bodyTimeout: timeoutSeconds * 1000,
  });
}

/** Something that answers with 200 need not be the backend: a sign-in page does as well. */
function requireArchive({ headers }: Dispatcher.ResponseData): void {
  const type = String(headers['content-type'] ?? 'nothing');
  if (!type.startsWith('application/zip')) {
    throw new Error(
      `it answers with ${type}, not with an archive; check --url`,
    );
  }
}

async function* bounded(
  body: Dispatcher.ResponseData['body'],
): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MOST_ARCHIVE_BYTES) {
      throw new Error(`it sends more than ${MOST_ARCHIVE_BYTES} bytes`);
    }
    yield chunk;
  }
}

/** A signal that ends a stream hides why. */
function reasonOf(error: unknown, signal: AbortSignal): unknown {
  return signal.aborted ? signal.reason : error;
}

async function explain(
  { statusCode, body }: Dispatcher.ResponseData,
  connection: Connection,
): Promise<string> {
  const message = messageIn(await readBounded(body, MOST_ERROR_BYTES));
  const said = `The backend answers with ${statusCode}${
    message ? `: ${message}` : ''
  }`;
  const advice = adviceOf(statusCode, message, connection);
  return advice ? `${said}. ${advice}` : said;
}

function adviceOf(
  statusCode: number,
  message: string | undefined,
  connection: Connection,
): string | undefined {
  switch (statusCode) {
    case 401:
      return unauthenticated(connection);
    case 403:
      return 'Exporting needs the permission readiness.evidence.export';
    case 413:
      return 'Ask for a shorter period with --from and --to, or for fewer entities';
    default:
      return message === undefined
        ? `Check --url: something else than the API of readiness may answer at ${connection.apiUrl}`
        : undefined;
  }
}

/** As the errors of Backstage have it. */
function messageIn(text: string): string | undefined {
  try {
    const { error } = JSON.parse(text);
    return typeof error?.message === 'string' ? error.message : undefined;
  } catch (error) {
    // A page of something else; anything but a fault of the syntax is one of this program.
    if (toError(error).name === 'SyntaxError') {
      return undefined;
    }
    throw error;
  }
}
