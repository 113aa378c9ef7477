import { InputError } from '@backstage/errors';
import { Evidence } from 'backstage-plugin-readiness-common';

/**
 * The evidence of a request, with links that a browser may show. They are never fetched.
 * @throws InputError that names a link that is not one of the web
 * @internal
 */
export function readEvidence(
  evidence: Partial<Evidence> | undefined,
): Evidence {
  const links = (evidence?.links ?? []).map(({ url, title }) => ({
    url: readLink(url),
    ...(title === undefined ? {} : { title }),
  }));
  const text = evidence?.text?.trim();
  return { links, ...(text ? { text } : {}) };
}

/** Whether anything is given as evidence. @internal */
export function isEvidence({ links, text }: Evidence): boolean {
  return links.length > 0 || text !== undefined;
}

function readLink(url: string): string {
  const parsed = parsedUrl(url);
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol)) {
    throw new InputError(
      `The link "${url.slice(
        0,
        100,
      )}" is not one of the web; give a whole address that begins with https://`,
    );
  }
  if (parsed.username || parsed.password) {
    throw new InputError(
      `The link to ${parsed.host} holds a user name or password; leave it out`,
    );
  }
  return parsed.href;
}

function parsedUrl(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    // Not an address at all: refused by the caller together with those of other protocols.
    return undefined;
  }
}
