/**
 * Whether its recipient has to do something, and is told at once, or only learns what was decided, once in a while in a
 * digest.
 * @internal
 */
export type Urgency = 'act' | 'know';

/** One thing that one recipient is told. @internal */
export interface News {
  readonly recipient: string;
  /** Nobody is told the same key twice, at once or in a digest. */
  readonly key: string;
  readonly urgency: Urgency;
  readonly text: string;
  /** Whether it names what it is about. */
  readonly named: boolean;
  /** What is counted in a digest: one of them, and several. */
  readonly counted: readonly [one: string, several: string];
  readonly severity: 'high' | 'normal';
  /** Path in the portal. */
  readonly link: string;
  /** Path of the page that lists this with others like it. */
  readonly list: string;
  /** People who need not be told, although they may belong to a group that is: who did it, or is told in person. */
  readonly knownBy: readonly string[];
}

/** Of a message. @internal */
export function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}...` : text;
}
