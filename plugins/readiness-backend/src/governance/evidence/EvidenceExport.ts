import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  evidenceContent,
  EvidenceFile,
  EvidenceManifest,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { isPostgres } from '../../database/dialect';
import { Visibility } from '../../permissions/Visibility';
import { isoInstant } from '../../results/instants';
import { FactReading } from '../../results/mergedFacts';
import { Publication } from '../../standards/Publication';
import { decisionTables } from './decisionTables';
import { gateTables } from './gateTables';
import { EvidenceReading } from './EvidenceReading';
import { askedFor, EvidenceRequest } from './EvidenceRequest';
import { readEvidenceScope } from './EvidenceScope';
import { resultTables } from './resultTables';
import { EvidenceLimits, writeTable } from './writeTable';

const MOST_AT_ONCE = 2;

/** Below what the zip format of old takes, in all. */
const DEFAULT_LIMITS: EvidenceLimits = { rows: 100_000, bytes: 134_217_728 };

/** @internal */
export interface EvidenceOptions {
  readonly request: EvidenceRequest;
  /** Ref of a person, or `service:<name>`. */
  readonly by: string;
  readonly visibility: Visibility;
  readonly publication: Publication | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Files that lie ready in a directory, and what they are. @internal */
export interface GatheredEvidence {
  readonly directory: string;
  readonly manifest: EvidenceManifest;
}

/**
 * Gathers evidence in files of a directory of its own, which is gone once `use` has ended.
 *
 * @remarks
 * All is read in one transaction, so that every file is of the same moment (on PostgreSQL from one snapshot, on SQLite
 * because nothing else is written meanwhile), and written to files at once: the database does not wait for a slow caller,
 * memory holds a page of rows, and what is too much is told before anything was sent. At most two are gathered at a time.
 * @internal
 */
export class EvidenceExport {
  readonly #knex: Knex;
  readonly #factReading: FactReading;
  readonly #limits: EvidenceLimits;
  #running = 0;

  constructor(options: {
    knex: Knex;
    factReading: FactReading;
    limits?: EvidenceLimits;
  }) {
    this.#knex = options.knex;
    this.#factReading = options.factReading;
    this.#limits = options.limits ?? DEFAULT_LIMITS;
  }

  async with<T>(
    options: EvidenceOptions,
    use: (evidence: GatheredEvidence) => Promise<T>,
  ): Promise<T> {
    if (this.#running >= MOST_AT_ONCE) {
      throw new ServiceUnavailableError(
        'Other evidence is being exported; try again in a minute',
      );
    }
    this.#running += 1;
    try {
      return await this.#inDirectory(options, use);
    } finally {
      this.#running -= 1;
    }
  }

  async #inDirectory<T>(
    options: EvidenceOptions,
    use: (evidence: GatheredEvidence) => Promise<T>,
  ): Promise<T> {
    const directory = await mkdtemp(join(tmpdir(), 'readiness-evidence-'));
    try {
      const manifest = await this.#gather(options, directory);
      return await use({ directory, manifest });
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }

  #gather(
    options: EvidenceOptions,
    directory: string,
  ): Promise<EvidenceManifest> {
    const { publication, request, visibility, now } = options;
    return this.#knex.transaction(
      async knex => {
        const shared = { knex, publication, request, visibility, now };
        const scope = await readEvidenceScope(shared);
        const reading = new EvidenceReading({
          ...{ ...shared, scope },
          factReading: this.#factReading,
        });
        const files = new Array<EvidenceFile>();
        for (const table of [
          ...resultTables,
          ...decisionTables,
          ...gateTables,
        ]) {
          const limits = this.#limits;
          files.push(
            ...(await writeTable(table, reading, { directory, limits })),
          );
        }
        return manifestOf(options, scope.entities.length, files);
      },
      isPostgres(this.#knex)
        ? { isolationLevel: 'repeatable read', readOnly: true }
        : undefined,
    );
  }
}

function manifestOf(
  { request, by, publication, now }: EvidenceOptions,
  entities: number,
  files: EvidenceFile[],
): EvidenceManifest {
  const manifest: EvidenceManifest = {
    format: 'readiness-evidence/v1',
    asked: askedFor(request),
    by,
    at: isoInstant(now),
    revision: publication?.revision ?? null,
    entities,
    files,
    digest: '',
  };
  const digest = createHash('sha256').update(evidenceContent(manifest));
  return { ...manifest, digest: digest.digest('hex') };
}
