import { DatabaseLocation } from '../database/BenchDatabase';

/** The first message to a server; any later one asks for its memory. @internal */
export interface ServerOptions {
  readonly database: DatabaseLocation;
  /** Folder of the standard. */
  readonly standard: string;
  readonly entities: number;
}

/** What a server sends. @internal */
export type ServerReport =
  | { readonly kind: 'listening'; readonly port: number }
  /** Resident memory of the whole process. */
  | { readonly kind: 'memory'; readonly bytes: number };
