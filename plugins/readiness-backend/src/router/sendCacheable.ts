import { createHash } from 'node:crypto';
import { Response } from 'express';

/** An answer as it is sent, made once. @internal */
export interface CacheableAnswer {
  readonly etag: string;
  /** JSON. */
  readonly body: Buffer;
}

/**
 * The instant at which figures were counted (`at`) is left out of the `ETag`, or nothing would ever be the same.
 * @internal
 */
export function cacheableAnswer(answer: object): CacheableAnswer {
  const { at, ...compared } = answer as { readonly at?: unknown };
  const text = JSON.stringify(compared);
  const hash = createHash('sha1').update(text).digest('base64url');
  return {
    etag: `W/"${hash}"`,
    body: Buffer.from(
      at === undefined ? text : JSON.stringify({ ...compared, at }),
    ),
  };
}

/**
 * Answers with JSON that the caller alone may keep and must ask about again: with the same `If-None-Match` the answer is
 * 304 and empty.
 * @internal
 */
export function sendCacheable<T extends object>(
  response: Response<T>,
  body: T,
): void {
  sendAnswer(response, cacheableAnswer(body));
}

/** As `sendCacheable`, with an answer that is made already. @internal */
export function sendAnswer<T>(
  response: Response<T>,
  { etag, body }: CacheableAnswer,
): void {
  response.set({
    ETag: etag,
    'Cache-Control': 'private, no-cache',
    Vary: 'Authorization, Cookie',
  });
  if (response.req.fresh) {
    response.status(304).end();
    return;
  }
  response.set({
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(body.length),
  });
  response.end(body);
}
