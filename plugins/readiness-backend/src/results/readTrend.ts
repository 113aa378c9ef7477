import { NotFoundError } from '@backstage/errors';
import { Trend, TrendPoint } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import {
  CapabilityFigures,
  DbRevisionsRow,
  DbRollUpsRow,
  StandardFigures,
} from '../database/tables';
import { Publication } from '../standards/Publication';
import { RevisionSummary } from '../standards/RevisionSources';
import { DAY_MILLISECONDS, dayOf } from './instants';

const DEFAULT_DAYS = 90;
const MOST_REVISIONS = 400;

/** @internal */
export interface ReadTrendOptions {
  readonly knex: Knex;
  readonly subjectKind: Trend['subjectKind'];
  readonly subject: string;
  readonly publication: Publication | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly days?: number;
  /** `all`, `tier:<n>`, `tier:undeclared` or `team:<ref>`. */
  readonly slice?: string;
}

/**
 * The stored daily figures of a standard or capability, of the whole organisation: who may read them is decided by the
 * caller. Two queries. Fails with NotFoundError where nothing of this name is published or was ever counted.
 * @internal
 */
export async function readTrend(options: ReadTrendOptions): Promise<Trend> {
  const { knex, subjectKind, subject, now, slice = 'all' } = options;
  const from = now - (options.days ?? DEFAULT_DAYS) * DAY_MILLISECONDS;
  const rows = await knex<DbRollUpsRow>('roll_ups')
    .where({ subject_kind: subjectKind, subject, slice })
    .andWhere('day', '>', dayOf(from))
    .orderBy('day');
  const document = documentOf(options);
  if (!document && rows.length === 0) {
    throw new NotFoundError(`No ${subjectKind} ${subject} is published`);
  }
  return {
    subjectKind,
    subject,
    slice,
    ...(document && 'levels' in document
      ? { levels: [...document.levels] }
      : {}),
    points: rows.map(pointOf),
    revisions: await readRevisions(knex, from),
  };
}

function documentOf({ publication, subjectKind, subject }: ReadTrendOptions) {
  const documents =
    subjectKind === 'standard'
      ? publication?.documents.standards
      : publication?.documents.capabilities;
  return documents?.find(({ name }) => name === subject);
}

function pointOf(row: DbRollUpsRow): TrendPoint {
  const { day, revision } = row;
  if (row.subject_kind === 'standard') {
    const { byRank }: StandardFigures = JSON.parse(row.figures);
    return { day, byRank, revision };
  }
  const { total, adopted, unknown }: CapabilityFigures = JSON.parse(
    row.figures,
  );
  return { day, total, adopted, unknown, revision };
}

async function readRevisions(
  knex: Knex,
  from: number,
): Promise<Trend['revisions']> {
  const rows = await knex<DbRevisionsRow>('revisions')
    .where('published_at', '>', from)
    .orderBy('id', 'desc')
    .limit(MOST_REVISIONS)
    .select('id', 'published_at', 'summary');
  return rows.reverse().flatMap(row => {
    const { text }: RevisionSummary = JSON.parse(row.summary);
    // Without a text, only what was found in the files changed, and no figure.
    const day = dayOf(Number(row.published_at));
    return text ? [{ day, revision: row.id, summary: text }] : [];
  });
}
