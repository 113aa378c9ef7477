// @ts-check

const BATCH = 500;

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
 * Decisions from before say it in their context alone.
 *
 * @param {import('knex').Knex} knex
 */
async function fill(knex) {
  let last = 0;
  for (;;) {
    const rows = await knex('gate_decisions')
      .where('id', '>', last)
      .orderBy('id')
      .limit(BATCH)
      .select('id', 'context');
    if (rows.length === 0) {
      return;
    }
    for (const [change, ids] of idsByChange(rows)) {
      await knex('gate_decisions')
        .whereIn('id', ids)
        .update({ claimed_change: change });
    }
    last = rows[rows.length - 1].id;
  }
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
