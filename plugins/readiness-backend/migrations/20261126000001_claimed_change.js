// @ts-check

const BATCH = 500;

/** Those that are counted, and a day for clocks that differ. */
const FILLED_MILLISECONDS = 31 * 24 * 60 * 60 * 1000;

/**
 * The type of change that who asked a gate claimed, so that claims can be counted and listed.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('gate_decisions', table => {
    table
      .string('claimed_change', 63)
      .nullable()
      .comment('The change of the context; null when nothing was said of it');
  });
  await fill(knex);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('gate_decisions', table => {
    table.dropColumn('claimed_change');
  });
};

/**
 * Decisions from before say it in their context alone. Only the newest are filled: counts go back 30 days, and while this
 * runs nobody else reads or writes the table on PostgreSQL. Older ones keep null for good, and are not found by a change.
 *
 * @param {import('knex').Knex} knex
 */
async function fill(knex) {
  /** @type {{ at: number | string, id: number | string }} */
  let last = { at: Date.now() - FILLED_MILLISECONDS, id: 0 };
  for (;;) {
    const rows = await readAfter(knex, last);
    if (rows.length === 0) {
      return;
    }
    for (const [change, ids] of idsByChange(rows)) {
      await knex('gate_decisions')
        .whereIn('id', ids)
        .update({ claimed_change: change });
    }
    last = rows[rows.length - 1];
  }
}

/**
 * In the order of the index of instants, so that older decisions are not even read.
 *
 * @param {import('knex').Knex} knex
 * @param {{ at: number | string, id: number | string }} last
 */
function readAfter(knex, { at, id }) {
  return knex('gate_decisions')
    .where('at', '>=', at)
    .andWhere(after => after.where('at', '>', at).orWhere('id', '>', id))
    .orderBy(['at', 'id'])
    .limit(BATCH)
    .select('at', 'id', 'context');
}

/**
 * @param {readonly { id: number | string, context: string }[]} rows
 * @returns {Map<string, (number | string)[]>}
 */
function idsByChange(rows) {
  const byChange = new Map();
  for (const { id, context } of rows) {
    const { change } = JSON.parse(context);
    if (change) {
      byChange.set(change, [...(byChange.get(change) ?? []), id]);
    }
  }
  return byChange;
}
