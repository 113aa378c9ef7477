import { ReadFault } from './RangeAnswer';
import { ApiBody } from './parseRangeAnswer';

/** An answer without series. @internal */
export interface FaultyAnswer {
  /** How people know the data source. */
  readonly source: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Exclude<ApiBody, { kind: 'series' }>;
}

/**
 * Which fault an answer without series is: `refused` where somebody must mend the query, the credentials or the URL,
 * `unavailable` where the server is at fault and asking again may help.
 * @internal
 */
export function answerFault(answer: FaultyAnswer): ReadFault {
  const { source, status, headers, body } = answer;
  if (status === 401 || status === 403) {
    return refused(
      `${source} does not accept the credentials (${status}); mend auth or headers of this data source`,
    );
  }
  if (status === 429 || status === 408 || status >= 500) {
    return {
      kind: 'unavailable',
      reason: `${source} answers ${status}${messageOf(body)}`,
      ...retryAfter(headers),
    };
  }
  if (status >= 300 && status < 400) {
    return refused(
      `${source} leads to ${targetOf(
        headers.location,
      )}, which is not followed; set url of this data source to where its API is`,
    );
  }
  if (body.kind === 'error' && (status === 400 || status === 422)) {
    return refused(`${source} refuses the query: ${body.message}`);
  }
  const contentType = headers['content-type'] ?? 'no content type';
  return refused(
    `${source} answers ${status} (${contentType})${messageOf(
      body,
    )}, which is not the API of Prometheus; set url of this data source to its base URL with the prefix`,
  );
}

function refused(reason: string): ReadFault {
  return { kind: 'refused', reason };
}

function messageOf(body: FaultyAnswer['body']): string {
  return body.kind === 'error' && body.message ? `: ${body.message}` : '';
}

/** Without its query, which may hold what is secret. */
function targetOf(location: string | undefined): string {
  return (location ?? 'another address').replace(/[?#].*$/s, '');
}

/** `Retry-After` is a number of seconds, or a date, which is compared with the server's own clock. */
function retryAfter(headers: FaultyAnswer['headers']): {
  retryAfterSeconds?: number;
} {
  const value = (headers['retry-after'] ?? '').trim();
  const seconds = /^\d+$/.test(value)
    ? Number(value)
    : Math.ceil((Date.parse(value) - Date.parse(headers.date ?? '')) / 1000);
  return Number.isFinite(seconds) && seconds >= 0
    ? { retryAfterSeconds: seconds }
    : {};
}
