/**
 * Who wants a file: an entry of the configuration, or an entity by its annotation.
 * @internal
 */
export interface WantedBy {
  readonly kind: 'configuration' | 'entity';
  readonly name: string;
}

/**
 * An OpenSLO file as last read.
 * @internal
 */
export interface SloDocument {
  /** Path or URL. */
  readonly file: string;
  readonly wantedBy: readonly WantedBy[];
  /** Null before it could be read for the first time. */
  readonly text: string | null;
  /** What the host of a URL knows its version by. */
  readonly etag: string | null;
  /** Why it cannot be read now, with the mend; its text is that of before. */
  readonly problem: string | null;
  /** When a URL is looked at again, in milliseconds since the epoch; 0 is each time. */
  readonly lookAt: number;
}

/** Whether the configuration wants a file. @internal */
export function isConfigured({ wantedBy }: SloDocument): boolean {
  return wantedBy.some(({ kind }) => kind === 'configuration');
}

/** The entities that want a file. @internal */
export function ownersOf({ wantedBy }: SloDocument): string[] {
  return wantedBy.flatMap(({ kind, name }) =>
    kind === 'entity' ? [name] : [],
  );
}
