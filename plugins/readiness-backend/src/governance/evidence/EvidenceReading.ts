import { JsonObject, JsonValue } from '@backstage/types';
import { Knex } from 'knex';
import { Viewer } from '../../permissions/Viewer';
import { Visibility } from '../../permissions/Visibility';
import { FactReading } from '../../results/mergedFacts';
import { readVisibleRefs } from '../../results/readVisibleRefs';
import { Publication } from '../../standards/Publication';
import { EvidenceRequest } from './EvidenceRequest';
import { EvidenceScope } from './EvidenceScope';
import { listedEntityRefs, withoutHiddenEntities } from './hideEntities';

/** @internal */
export interface EvidenceReadingOptions {
  /** All of it is read in one transaction, so that it is of the same moment. */
  readonly knex: Knex;
  readonly scope: EvidenceScope;
  readonly request: EvidenceRequest;
  readonly visibility: Visibility;
  readonly publication: Publication | undefined;
  readonly factReading: FactReading;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** How entities are found in values and taken out of them. @internal */
export interface Hiding {
  readonly listed: (value: JsonValue) => string[];
  readonly without: (
    value: JsonValue,
    visible: ReadonlySet<string>,
  ) => JsonValue;
}

/** What the files of an export are read from. @internal */
export class EvidenceReading {
  readonly knex: Knex;
  readonly scope: EvidenceScope;
  readonly request: EvidenceRequest;
  readonly publication: Publication | undefined;
  readonly factReading: FactReading;
  readonly now: number;
  /** Who asks, with what they may see already known. */
  readonly viewer: Pick<Viewer, 'seesEverything' | 'visibilityAmong'>;

  constructor(options: EvidenceReadingOptions) {
    this.knex = options.knex;
    this.scope = options.scope;
    this.request = options.request;
    this.publication = options.publication;
    this.factReading = options.factReading;
    this.now = options.now;
    this.viewer = viewerWith(options.visibility);
  }

  /** Rows without the entities that their lists name and that are hidden from who asks. */
  async visible(
    rows: readonly JsonObject[],
    { listed, without }: Hiding = {
      listed: listedEntityRefs,
      without: withoutHiddenEntities,
    },
  ): Promise<readonly JsonObject[]> {
    if (this.viewer.seesEverything) {
      return rows;
    }
    const entityRefs = [...new Set(rows.flatMap(row => listed(row)))];
    if (entityRefs.length === 0) {
      return rows;
    }
    const visible = await readVisibleRefs({
      knex: this.knex,
      entityRefs,
      visibility: await this.viewer.visibilityAmong(entityRefs),
    });
    return rows.map(row => mapValues(row, value => without(value, visible)));
  }
}

/** The catalog is asked once for an export, not once for each entity. */
function viewerWith(visibility: Visibility): EvidenceReading['viewer'] {
  const inCatalog =
    visibility.kind === 'some' && visibility.entityRefs
      ? new Set(visibility.entityRefs)
      : undefined;
  return {
    seesEverything: visibility.kind === 'all',
    visibilityAmong: async entityRefs =>
      inCatalog && visibility.kind === 'some'
        ? {
            ...visibility,
            entityRefs: entityRefs.filter(ref => inCatalog.has(ref)),
          }
        : visibility,
  };
}

function mapValues(
  row: JsonObject,
  map: (value: JsonValue) => JsonValue,
): JsonObject {
  return Object.fromEntries(
    Object.entries(row).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, map(value)]],
    ),
  );
}
