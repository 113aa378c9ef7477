import {
  AuthService,
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { JsonObject } from '@backstage/types';
import { FactPushResult, PushedFact } from 'backstage-plugin-readiness-common';
import { SliSource } from 'backstage-plugin-readiness-node';
import { Knex } from 'knex';

/**
 * The two methods by which readiness looks at a catalog.
 * @alpha
 */
export type LookedAtCatalog = Pick<
  CatalogService,
  'streamEntities' | 'getEntitiesByRefs'
>;

/** @alpha */
export interface ReplayStagesOptions {
  /** The database of the plugin, its schema up to date. */
  readonly knex: Knex;
  readonly config: Config;
  readonly logger: LoggerService;
  readonly catalog: LookedAtCatalog;
  readonly auth: AuthService;
  readonly urlReader: UrlReaderService;
  /** Gives milliseconds since the epoch. */
  readonly clock: { now(): Promise<number> };
  /** Where SLIs are read from, beside those that are pushed. Default: none. */
  readonly sliSources?: readonly SliSource[];
}

/**
 * The stages from the catalog to the results, run by hand and by a clock of one's own.
 * @alpha
 */
export interface ReplayStages {
  readonly publisher: { publish(): Promise<unknown> };
  readonly sync: { sync(options: { signal: AbortSignal }): Promise<unknown> };
  readonly ingestion: {
    push(
      facts: readonly PushedFact[],
      options: { source: string },
    ): Promise<FactPushResult>;
  };
  /** Works on one batch; `idle` when nothing is due. */
  readonly worker: { runOnce(): Promise<{ readonly result: string }> };
  /** How many entities are due. */
  readonly queue: { status(): Promise<{ readonly due: number }> };
  readonly rollUps: { count(): Promise<unknown> };
  readonly slo: {
    /** Reads the OpenSLO documents and puts them in force. */
    readonly publisher: { publish(): Promise<unknown> };
    /** Reads and counts one batch of SLIs; `idle` when nothing is due. */
    readonly worker: {
      runOnce(options: {
        signal: AbortSignal;
      }): Promise<{ readonly result: string }>;
    };
  };
  readonly publications: { newest(): Promise<unknown> };
  /** What stages remember between runs; instants in milliseconds since the epoch. */
  readonly states: {
    read<State extends JsonObject>(
      stage: string,
    ): Promise<{ readonly state: State } | undefined>;
    write(stage: string, state: JsonObject, now: number): Promise<void>;
  };
}
