/**
 * A stable hash of JSON-like content, as 14 hexadecimal digits: independent of key order, and of keys whose value is
 * undefined. Not for secrets: it tells versions apart, it does not protect anything.
 * @internal
 */
export function contentHash(content: unknown): string {
  return cyrb53(canonicalJson(content)).toString(16).padStart(14, '0');
}

function canonicalJson(content: unknown): string {
  if (Array.isArray(content)) {
    return `[${content.map(canonicalJson).join(',')}]`;
  }
  if (typeof content === 'object' && content !== null) {
    const entries = Object.entries(content)
      .filter(([, value]) => value !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, value]) => `${JSON.stringify(key)}:${canonicalJson(value)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(content) ?? 'null';
}

/** The public-domain 53-bit hash cyrb53: node:crypto would tie the core to one platform. */
function cyrb53(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high =
    Math.imul(high ^ (high >>> 16), 2246822507) ^
    Math.imul(low ^ (low >>> 13), 3266489909);
  low =
    Math.imul(low ^ (low >>> 16), 2246822507) ^
    Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
