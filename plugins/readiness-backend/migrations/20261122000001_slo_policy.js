// @ts-check

/**
 * What owners say to error-budget policies, and what is told of it as a fact.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('slo_acknowledgements', table => {
    table.comment(
      'That an owner has seen what a policy asks for, once for each time in which a budget is in a state',
    );
    table.string('entity_ref', 255).notNullable();
    table.string('slo', 255).notNullable();
    table.string('objective', 255).notNullable();
    table
      .bigInteger('since')
      .notNullable()
      .comment('When the budget came into the state: state_since');
    table.string('by', 255).notNullable().comment('Ref of the person');
    table.bigInteger('at').notNullable();
    table.string('comment', 1000).nullable();
    table.primary(['entity_ref', 'slo', 'objective', 'since']);
  });

  await knex.schema.createTable('slo_policy_facts', table => {
    table.comment(
      'What was last reported of each entity as the fact slo.policy, so that the same is not reported again',
    );
    table.string('entity_ref', 255).primary();
    table.string('standing', 255).notNullable().comment('JSON: PolicyStanding');
    table.bigInteger('reported_at').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('slo_policy_facts');
  await knex.schema.dropTable('slo_acknowledgements');
};
