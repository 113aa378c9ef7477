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
  | ({ readonly kind: 'memory' } & ServerMemory);

/** Memory of the process of a server in bytes. @internal */
export interface ServerMemory {
  /** All that the process holds, garbage and what Node keeps for later included. */
  readonly resident: number;
  /** What is left in use, in the heap and beside it, after a full collection of garbage. */
  readonly inUse: number;
}
