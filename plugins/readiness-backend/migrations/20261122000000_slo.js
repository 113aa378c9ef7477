// @ts-check

/**
 * SLOs. What grows with time is one compact row per reading and day, which shrinks to the totals of the day when no
 * window needs its slices any more, and the log of changes of state.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('slo_documents', table => {
    table.comment(
      'OpenSLO files as last read, from the configuration and from annotations of entities',
    );
    table.string('file', 1023).primary().comment('Path or URL');
    table
      .text('wanted_by')
      .notNullable()
      .comment('JSON: list of { kind: configuration | entity, name }');
    table
      .text('text')
      .nullable()
      .comment('As last read; null before it could be read for the first time');
    table.string('hash', 43).nullable().comment('Of the text');
    table
      .string('etag', 255)
      .nullable()
      .comment('What the host of a URL knows its version by');
    table
      .text('problem')
      .nullable()
      .comment('Why it cannot be read now; its last text stays in force');
    table.text('diagnostics').notNullable().comment('JSON');
    table.boolean('valid').notNullable();
    table.integer('slos').notNullable().comment('SLOs of it that are in force');
    table
      .bigInteger('look_at')
      .notNullable()
      .comment('When it is looked at again, where that is not at each run');
    table.bigInteger('changed_at').notNullable();
  });

  await knex.schema.createTable('slos', table => {
    table.comment('SLOs in force, with all that they refer to');
    table.string('slo_id', 43).primary().comment('Hash of file and name');
    table.string('name', 255).notNullable();
    table
      .string('entity_ref', 255)
      .nullable()
      .comment('Null: it belongs to no entity');
    table
      .text('unassigned_reason')
      .nullable()
      .comment('Why it belongs to no entity');
    table.string('service', 255).notNullable();
    table.string('file', 1023).notNullable();
    table.integer('line').notNullable();
    table.text('definition').notNullable().comment('JSON: SloDefinition');
    table
      .boolean('last_valid')
      .notNullable()
      .comment('In force in an older version, because the newest is broken');
    table.bigInteger('changed_at').notNullable();
    table.index(['entity_ref'], 'slos_entity_idx');
  });

  await knex.schema.createTable('slis', table => {
    table.comment(
      'What is read, once for all objectives that share it, and the queue of readings',
    );
    table
      .string('sli_id', 43)
      .primary()
      .comment('Hash of indicator, threshold and length of slices');
    table.text('definition').notNullable().comment('JSON: SliDefinition');
    table.text('threshold').nullable().comment('JSON: SliThreshold');
    table.integer('slice_seconds').notNullable();
    table
      .integer('days')
      .notNullable()
      .comment('Days of slices that the longest window needs');
    table
      .string('source', 255)
      .nullable()
      .comment('Name of the data source; null when none can be chosen');
    table.string('source_type', 127).nullable();
    table
      .text('source_problem')
      .nullable()
      .comment('Why no data source can be chosen');
    table
      .string('series', 255)
      .nullable()
      .comment('Of pushed slices: what it reads');
    table
      .bigInteger('due_at')
      .notNullable()
      .comment(
        'Claimed rows are moved forward by the lease, so a killed replica loses nothing',
      );
    table
      .string('ticket', 36)
      .notNullable()
      .comment('Renewed by a claim and by whoever asks for a reading');
    table
      .bigInteger('read_from')
      .nullable()
      .comment('Begin of the time that has been read');
    table
      .bigInteger('read_until')
      .nullable()
      .comment('End of the time that has been read');
    table
      .bigInteger('counted_until')
      .nullable()
      .comment('End of the last slice with data');
    table
      .bigInteger('read_at')
      .nullable()
      .comment('When it was last read with success');
    table.bigInteger('tried_at').nullable();
    table
      .string('outcome', 15)
      .notNullable()
      .comment('never | read | refused | unavailable');
    table.text('outcome_reason').nullable();
    table
      .text('warnings')
      .notNullable()
      .comment('JSON: what the source remarked');
    table
      .bigInteger('removed_at')
      .nullable()
      .comment('No SLO uses it since; its days are kept for a while');
    table.index(['due_at'], 'slis_due_idx');
    table.index(['series'], 'slis_series_idx');
    table.index(['source'], 'slis_source_idx');
  });

  await knex.schema.createTable('sli_days', table => {
    table.comment('One row per reading and UTC day');
    table.string('sli_id', 43).notNullable();
    table.integer('day').notNullable().comment('Days since the epoch');
    table
      .text('slices')
      .nullable()
      .comment('Packed readings; null when only the totals are kept');
    table
      .text('totals')
      .notNullable()
      .comment('JSON: settled additive totals of the day');
    table.primary(['sli_id', 'day']);
    table.index(['day'], 'sli_days_day_idx');
  });

  await knex.schema.createTable('sli_pushes', table => {
    table.comment(
      'Slices that services pushed, one row per series and UTC day',
    );
    table.string('series', 255).notNullable();
    table.integer('day').notNullable().comment('Days since the epoch');
    table.integer('slice_seconds').notNullable();
    table.text('slices').notNullable().comment('Packed good and total counts');
    table.bigInteger('pushed_at').notNullable();
    table.primary(['series', 'day']);
    table.index(['day'], 'sli_pushes_day_idx');
  });

  await knex.schema.createTable('slo_sources', table => {
    table.comment(
      'Which data sources answer: the circuit breakers, the same for all replicas',
    );
    table.string('source', 255).primary();
    table.string('state', 15).notNullable().comment('ok | waiting | down');
    table
      .integer('failures')
      .notNullable()
      .comment('Since it last answered, one per attempt that counted');
    table
      .bigInteger('retry_at')
      .nullable()
      .comment('Before this nothing is asked of it');
    table.bigInteger('since').nullable().comment('When it began to fail');
    table.text('reason').nullable();
    table.bigInteger('read_at').nullable().comment('When it last answered');
  });

  await knex.schema.createTable('slo_objectives', table => {
    table.comment('Where each objective of an entity stands');
    table.string('entity_ref', 255).notNullable();
    table.string('slo', 255).notNullable();
    table.string('objective', 255).notNullable();
    table.string('slo_id', 43).notNullable();
    table
      .string('sli_id', 43)
      .nullable()
      .comment('Null: there is nothing to read, such as for a composite');
    table.integer('position').notNullable().comment('In its SLO, from 0');
    table.double('target').notNullable();
    table.string('state', 15).notNullable().comment('See SloState of the core');
    table
      .bigInteger('state_since')
      .notNullable()
      .comment('When it came into this state');
    table.text('reason').notNullable().comment('Why, in one sentence');
    table.double('attainment').nullable();
    table.double('budget_remaining').nullable();
    table
      .double('budget_remaining_at_least')
      .nullable()
      .comment(
        'If all that is missing was bad: what losing data does not raise',
      );
    table.double('budget_remaining_seconds').nullable();
    table.string('alert', 7).nullable().comment('page | ticket');
    table.boolean('low_traffic').notNullable();
    table.double('coverage').notNullable();
    table.boolean('met').nullable();
    table.bigInteger('counted_until').nullable();
    table
      .text('status')
      .notNullable()
      .comment('JSON: ObjectiveStatus when the row was written');
    table
      .string('fingerprint', 43)
      .notNullable()
      .comment('Of what counts as a change, rounded');
    table.bigInteger('changed_at').notNullable();
    table.primary(['entity_ref', 'slo', 'objective']);
    table.index(['sli_id'], 'slo_objectives_sli_idx');
    table.index(['slo_id'], 'slo_objectives_slo_idx');
    table.index(
      ['state', 'budget_remaining'],
      'slo_objectives_state_budget_idx',
    );
  });

  await knex.schema.createTable('slo_changes', table => {
    table.comment('Append-only log: changes of state and alert, and why');
    table.bigIncrements('id');
    table.bigInteger('at').notNullable();
    table.string('entity_ref', 255).notNullable();
    table.string('slo', 255).notNullable();
    table.string('objective', 255).notNullable();
    table
      .string('from_state', 15)
      .nullable()
      .comment('Null: there was no such objective');
    table
      .string('to_state', 15)
      .nullable()
      .comment('Null: the objective ended');
    table.string('from_alert', 7).nullable();
    table.string('to_alert', 7).nullable();
    table
      .string('cause', 15)
      .notNullable()
      .comment('reading | time | source | definition');
    table.text('reason').notNullable().comment('Of the new state');
    table.double('budget_remaining').nullable();
    table.index(['entity_ref', 'slo', 'objective', 'id'], 'slo_changes_idx');
    table.index(['at'], 'slo_changes_at_idx');
  });

  await knex.schema.createTable('slo_facts', table => {
    table.comment(
      'What was last reported of each entity as facts, so that the same is not reported again',
    );
    table.string('entity_ref', 255).primary();
    table
      .text('slos')
      .notNullable()
      .comment('JSON: names of the SLOs that have a fact');
    table.string('hash', 43).notNullable().comment('Of what was reported');
    table.bigInteger('reported_at').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'slo_facts',
    'slo_changes',
    'slo_objectives',
    'slo_sources',
    'sli_pushes',
    'sli_days',
    'slis',
    'slos',
    'slo_documents',
  ]) {
    await knex.schema.dropTable(table);
  }
};
