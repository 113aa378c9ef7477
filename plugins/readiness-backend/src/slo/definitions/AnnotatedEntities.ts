import {
  OPENSLO_FILES_ANNOTATION,
  SLO_ENTITY_KINDS,
} from 'backstage-readiness-core';
import { Knex } from 'knex';
import { entityOf } from '../../catalog/EntityStore';
import { whereInList, whereOneOf } from '../../database/dialect';
import { DbEntitiesRow } from '../../database/tables';
import {
  AnnotationTarget,
  annotationTargets,
  ResolveUrl,
} from './annotationTargets';
import { WantedFile } from './AnnotatedDocumentReader';

/** Entities that one query reads whole. */
const PAGE = 1000;

/** @internal */
export interface EntityLook {
  /** Of all entities that may have SLOs, sorted. */
  readonly entityRefs: readonly string[];
  /** The files that entities name, each once. */
  readonly files: readonly WantedFile[];
}

/**
 * Knows which entities may have SLOs and which files they name. Only entities that have changed since the last look are
 * read whole.
 * @internal
 */
export class AnnotatedEntities {
  readonly #knex: Knex;
  readonly #resolveUrl: ResolveUrl;
  #etags: ReadonlyMap<string, string> = new Map();
  readonly #targets = new Map<string, readonly AnnotationTarget[]>();

  constructor(options: { knex: Knex; resolveUrl: ResolveUrl }) {
    this.#knex = options.knex;
    this.#resolveUrl = options.resolveUrl;
  }

  async look(): Promise<EntityLook> {
    const etags = await this.#readEtags();
    const changed = [...etags.keys()].filter(
      ref => etags.get(ref) !== this.#etags.get(ref),
    );
    for (let start = 0; start < changed.length; start += PAGE) {
      await this.#readTargets(changed.slice(start, start + PAGE));
    }
    for (const ref of this.#targets.keys()) {
      if (!etags.has(ref)) {
        this.#targets.delete(ref);
      }
    }
    this.#etags = etags;
    return {
      entityRefs: [...etags.keys()].sort(),
      files: wantedFiles(this.#targets),
    };
  }

  async #readEtags(): Promise<Map<string, string>> {
    const query = this.#knex<DbEntitiesRow>('entities').select(
      'entity_ref',
      'etag',
    );
    whereOneOf(query, 'kind', SLO_ENTITY_KINDS);
    const rows: Pick<DbEntitiesRow, 'entity_ref' | 'etag'>[] = await query;
    return new Map(rows.map(row => [row.entity_ref, row.etag]));
  }

  async #readTargets(entityRefs: readonly string[]): Promise<void> {
    entityRefs.forEach(ref => this.#targets.delete(ref));
    const query = this.#knex<DbEntitiesRow>('entities')
      .select('entity_ref', 'entity')
      .whereLike('entity', `%"${OPENSLO_FILES_ANNOTATION}"%`);
    whereInList(query, this.#knex, 'entity_ref', entityRefs);
    const rows: Pick<DbEntitiesRow, 'entity_ref' | 'entity'>[] = await query;
    for (const row of rows) {
      const targets = annotationTargets(entityOf(row), this.#resolveUrl);
      if (targets.length > 0) {
        this.#targets.set(row.entity_ref, targets);
      }
    }
  }
}

function wantedFiles(
  targets: ReadonlyMap<string, readonly AnnotationTarget[]>,
): WantedFile[] {
  const files = new Map<string, WantedFile>();
  for (const [entityRef, named] of [...targets].sort(byRef)) {
    for (const target of named) {
      // What is refused is the entity's own matter; another one may name the same file rightly.
      const key =
        target.kind === 'refused'
          ? `${entityRef}: ${target.file}`
          : target.file;
      const { wantedBy = [] } = files.get(key) ?? {};
      files.set(key, {
        target: { ...target, file: key },
        wantedBy: [...wantedBy, { kind: 'entity', name: entityRef }],
      });
    }
  }
  return [...files.values()];
}

function byRef([left]: [string, unknown], [right]: [string, unknown]): number {
  return left < right ? -1 : 1;
}
