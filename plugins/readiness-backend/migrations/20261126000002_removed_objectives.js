// @ts-check

/**
 * Objectives that no SLO in force has any more, which go on counting at gates for a while.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('removed_objectives', table => {
    table.comment(
      'Objectives that are gone, as they stood then: at gates they go on counting, so that removing one opens none',
    );
    table.string('entity_ref', 255).notNullable();
    table.string('slo', 255).notNullable();
    table.string('objective', 255).notNullable();
    table.string('state', 15).notNullable();
    table.double('budget_remaining_at_least').nullable();
    table.text('definition').notNullable().comment('JSON: SloDefinition');
    table
      .bigInteger('counted_until')
      .nullable()
      .comment('End of the last slice that had been counted');
    table.bigInteger('removed_at').notNullable();
    table
      .bigInteger('counts_until')
      .notNullable()
      .comment('When all of its window has passed');
    table.primary(['entity_ref', 'slo', 'objective']);
    table.index(['counts_until'], 'removed_objectives_until_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('removed_objectives');
};
