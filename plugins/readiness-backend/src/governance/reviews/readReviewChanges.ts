import { ReviewChange } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { DbChangesRow } from '../../database/tables';
import { changeView } from '../../results/changeView';
import { Publication } from '../../standards/Publication';

const MOST_CHANGES = 100;

/**
 * What changed for an entity since some moment: levels and checks of its standards, newest first, at most 100. One query.
 * @internal
 */
export async function readReviewChanges(options: {
  readonly knex: Knex;
  readonly entityRef: string;
  /** Epoch milliseconds. */
  readonly since: number;
  readonly publication: Publication | undefined;
}): Promise<ReviewChange[]> {
  const { knex, entityRef, since, publication } = options;
  const rows = await knex<DbChangesRow>('changes')
    .where({ entity_ref: entityRef, subject_kind: 'standard' })
    .andWhere('at', '>', since)
    .orderBy('id', 'desc')
    .limit(MOST_CHANGES);
  return rows
    .flatMap(row => changesOf(row, publication))
    .slice(0, MOST_CHANGES);
}

function changesOf(
  row: DbChangesRow,
  publication: Publication | undefined,
): ReviewChange[] {
  const { at, subject, fromLevel, toLevel, details } = changeView(
    row,
    publication,
  );
  const standard = publication?.documents.standards.find(
    ({ name }) => name === subject,
  );
  const level: ReviewChange = {
    ...{ at, subject, before: fromLevel, after: toLevel },
    title: `Level of ${standard?.title ?? subject}`,
  };
  return [
    ...(row.from_rank === row.to_rank ? [] : [level]),
    ...details.map(({ id, title, before, after }) => ({
      ...{ at, title, before, after },
      subject: `${subject}/${id}`,
    })),
  ];
}
