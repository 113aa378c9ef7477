import { createHash } from 'node:crypto';
import { Response } from 'express';

/**
 * Answers with JSON that the caller alone may keep and must ask about again: with the same `If-None-Match` the answer is
 * 304 and empty. The instant at which figures were counted (`at`) is left out of the comparison, or nothing would ever be
 * the same.
 * @internal
 */
export function sendCacheable<T extends object>(
  response: Response<T>,
  body: T,
): void {
  const compared = JSON.stringify({ ...body, at: undefined });
  const hash = createHash('sha1').update(compared).digest('base64url');
  response.set({
    ETag: `W/"${hash}"`,
    'Cache-Control': 'private, no-cache',
    Vary: 'Authorization, Cookie',
  });
  // Express compares the ETag with the request and answers 304 by itself.
  response.json(body);
}
