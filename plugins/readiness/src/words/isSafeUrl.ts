const SAFE_SCHEMES = [
  'http:',
  'https:',
  'mailto:',
  'tel:',
  'slack:',
  'msteams:',
];

/**
 * Whether a URL of a descriptor or document may become a link. A scheme that runs code must not, and one bad link
 * must not blank a page.
 * @internal
 */
export function isSafeUrl(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed
    ? SAFE_SCHEMES.includes(parsed.protocol)
    : /^\/(?![/\\])/.test(url);
}
