import { createHash } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { SloDefinition } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { Clock } from '../../clock/Clock';
import { retryOnDeadlock } from '../../database/retryOnDeadlock';
import { SliQueue } from '../reading/SliQueue';
import { SloFactReporter } from '../status/SloFactReporter';
import { ConfiguredSource } from './chooseSource';
import { DefinitionChanges, definitionChanges } from './DefinitionChanges';
import { DefinitionStore } from './DefinitionStore';
import { OpenSloGroups } from './OpenSloGroups';
import { SloDocumentReader, SloDocumentReading } from './SloDocumentReader';
import {
  documentOfRow,
  documentRows,
  SloDocumentStore,
} from './SloDocumentStore';
import { draftSlos } from './SloDraft';

/** @internal */
export interface DefinitionPublisherOptions {
  readonly knex: Knex;
  readonly clock: Clock;
  readonly logger: LoggerService;
  readonly reader: SloDocumentReader;
  readonly documents: SloDocumentStore;
  readonly definitions: DefinitionStore;
  readonly queue: SliQueue;
  readonly facts: SloFactReporter;
  readonly sources: readonly ConfiguredSource[];
}

/** What a run came to. @internal */
export type SloPublishResult =
  | { readonly result: 'unchanged' }
  | {
      readonly result: 'published';
      readonly slos: number;
      readonly objectives: number;
    };

/**
 * Publishes the SLOs that are in force into the database, from which every replica reads. Runs on one replica at a time. A
 * run that finds nothing else writes nothing.
 * @internal
 */
export class DefinitionPublisher {
  readonly #options: DefinitionPublisherOptions;
  readonly #groups = new OpenSloGroups();
  /** What was read when it was last published, so that the same is not compared again and again. */
  #settled: string | undefined;

  constructor(options: DefinitionPublisherOptions) {
    this.#options = options;
  }

  async publish(): Promise<SloPublishResult> {
    const { clock, documents, reader, facts } = this.#options;
    const now = await clock.now();
    const stored = await documents.read();
    const before = new Map(
      [...stored].map(([file, row]) => [file, documentOfRow(row)]),
    );
    const reading = await reader.read(before, now);
    const fingerprint = this.#fingerprintOf(reading);
    if (fingerprint === this.#settled) {
      await facts.reportNone(now);
      return { result: 'unchanged' };
    }
    const result = await this.#publish(reading, stored, now);
    await facts.reportNone(now);
    this.#settled = fingerprint;
    return result;
  }

  async #publish(
    reading: SloDocumentReading,
    stored: Awaited<ReturnType<SloDocumentStore['read']>>,
    now: number,
  ): Promise<SloPublishResult> {
    const { knex, documents, definitions, sources, queue, facts } =
      this.#options;
    const groups = this.#groups.parse(reading.documents);
    const { draft, changes } = await retryOnDeadlock(() =>
      knex.transaction(async tx => {
        const inForce = await definitions.read(tx);
        const drafted = draftSlos({
          ...{ groups, sources },
          ...reading,
          older: [...inForce.slos.values()].map(row => ({
            sloId: row.slo_id,
            definition: JSON.parse(row.definition) as SloDefinition,
          })),
        });
        const differing = definitionChanges(drafted, inForce, now);
        const rows = documentRows(reading.documents, drafted, stored, now);
        await definitions.write(tx, differing, now);
        await documents.write(tx, rows, stored);
        return { draft: drafted, changes: differing };
      }),
    );
    if (isNothing(changes)) {
      return { result: 'unchanged' };
    }
    queue.wake();
    await facts.report(entityRefsOf(changes), now);
    this.#log(changes);
    return {
      result: 'published',
      slos: draft.slos.length,
      objectives: draft.objectives.length,
    };
  }

  #log({ slos, goneSlos }: DefinitionChanges): void {
    this.#options.logger.info(
      `${slos.length} SLOs are new or different, ${goneSlos.length} are gone`,
    );
    const lastValid = slos.filter(row => Boolean(row.last_valid));
    if (lastValid.length > 0) {
      this.#options.logger.warn(
        `In force as before, because the newest version is broken: ${lastValid
          .slice(0, 10)
          .map(({ name, file }) => `${name} of ${file}`)
          .join(', ')}`,
      );
    }
  }

  #fingerprintOf({ documents, entityRefs }: SloDocumentReading): string {
    return createHash('sha256')
      .update(JSON.stringify([documents, entityRefs, this.#options.sources]))
      .digest('base64url');
  }
}

function isNothing(changes: DefinitionChanges): boolean {
  return Object.values(changes).every(list => list.length === 0);
}

function entityRefsOf({ changes, objectives }: DefinitionChanges): string[] {
  return [
    ...new Set([...changes, ...objectives].map(row => row.entity_ref)),
  ].sort();
}
