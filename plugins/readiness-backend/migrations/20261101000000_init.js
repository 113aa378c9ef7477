// @ts-check

/**
 * The first schema. What grows with entities is one compact row per entity (and standard); what grows with time is
 * the log of changes and the daily roll-ups, never the runs.
 *
 * Instants are bigint milliseconds since the epoch: the same on both engines, and comparable without a driver's
 * conversions.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('entities', table => {
    table.comment(
      'Entities of the catalog as last seen, and when they were first seen',
    );
    table
      .string('entity_ref', 255)
      .primary()
      .comment('Canonical lower-case ref');
    table.string('kind', 63).notNullable().comment('Lower case');
    table.string('namespace', 63).notNullable();
    table.string('name', 63).notNullable();
    table.string('title', 255).nullable();
    table.string('type', 127).nullable().comment('spec.type, lower case');
    table
      .string('lifecycle', 127)
      .nullable()
      .comment('spec.lifecycle, lower case');
    table
      .string('owner_ref', 255)
      .nullable()
      .comment(
        'Target of the first ownedBy relation, or spec.owner made canonical',
      );
    table
      .string('owner_state', 15)
      .notNullable()
      .comment('none | missing | not-a-group | valid');
    table
      .boolean('has_contact')
      .notNullable()
      .comment('The owning team can be reached');
    table
      .boolean('has_rotation')
      .notNullable()
      .comment('An on-call rotation is known');
    table.string('system_ref', 255).nullable();
    table
      .string('domain_ref', 255)
      .nullable()
      .comment('Domain of the entity or of its system');
    table
      .smallint('tier')
      .nullable()
      .comment('0 to 3, null when none is validly declared');
    table
      .string('tier_problem', 500)
      .nullable()
      .comment('Why a declared tier is not valid');
    table
      .string('etag', 127)
      .notNullable()
      .comment('metadata.etag of the catalog');
    table
      .text('entity')
      .notNullable()
      .comment('JSON; huge strings replaced by their hash and length');
    table.bigInteger('first_seen_at').notNullable();
    table
      .bigInteger('missing_since')
      .nullable()
      .comment(
        'Not seen in the last full stream; removed when a second look by ref confirms it',
      );
    table.index(['owner_ref'], 'entities_owner_idx');
    table.index(['system_ref'], 'entities_system_idx');
    table.index(['domain_ref'], 'entities_domain_idx');
    table.index(['kind', 'type'], 'entities_kind_type_idx');
    // Figures by tier and team are counted without reading the wide rows.
    table.index(['entity_ref', 'tier', 'owner_ref'], 'entities_figures_idx');
  });

  await knex.schema.createTable('facts', table => {
    table.comment(
      'Facts, one row per entity and source; merged by owning source when they are read',
    );
    table
      .string('entity_ref', 255)
      .notNullable()
      .comment('May be an entity that the catalog does not have yet');
    table.string('source', 127).notNullable();
    table
      .text('facts')
      .notNullable()
      .comment(
        'JSON: groups that share observedAt, provenance, freshFor, with values by fact id',
      );
    table
      .string('hash', 43)
      .notNullable()
      .comment('Of the facts: tells without reading them whether they changed');
    table.bigInteger('updated_at').notNullable();
    table.primary(['entity_ref', 'source']);
    table.index(['updated_at'], 'facts_updated_idx');
  });

  await knex.schema.createTable('revisions', table => {
    table.comment(
      'Published states of all documents; evaluation is stamped with the newest',
    );
    table.increments('id');
    table.bigInteger('published_at').notNullable();
    table
      .string('hash', 64)
      .notNullable()
      .comment(
        'Of the compiled documents, so that an unchanged reload publishes nothing',
      );
    table
      .text('sources')
      .notNullable()
      .comment(
        'JSON: the texts of the documents in force, last valid versions included',
      );
    table
      .text('diagnostics')
      .notNullable()
      .comment('JSON: what was found when they were read');
    table
      .text('slots')
      .notNullable()
      .comment(
        'JSON: append-only order of check ids per standard and of capabilities',
      );
    table
      .text('summary')
      .notNullable()
      .comment('JSON: which documents changed against the revision before');
  });

  await knex.schema.createTable('evaluations', table => {
    table.comment(
      'The queue: when each entity is due, and what it was last evaluated against',
    );
    table.string('entity_ref', 255).primary();
    table
      .bigInteger('due_at')
      .notNullable()
      .comment(
        'Claimed rows are moved forward by the lease, so a killed replica loses nothing',
      );
    table
      .string('ticket', 36)
      .notNullable()
      .comment(
        'Renewed by whoever asks for an evaluation; a commit with an older one leaves the row due',
      );
    table
      .boolean('requested')
      .notNullable()
      .defaultTo(true)
      .comment('Asked for by a change, not only due by time');
    table.integer('attempts').notNullable().defaultTo(0);
    table
      .integer('revision')
      .nullable()
      .comment('Revision of the last evaluation');
    table
      .string('etag', 127)
      .nullable()
      .comment('Entity etag of the last evaluation');
    table.bigInteger('evaluated_at').nullable();
    table
      .bigInteger('valid_until')
      .nullable()
      .comment('Until when the results of the last evaluation hold');
    table
      .string('inputs', 43)
      .nullable()
      .comment(
        'Hash of all that the last evaluation was made from; null asks for an evaluation whatever has changed',
      );
    table.index(['due_at'], 'evaluations_due_idx');
  });

  await knex.schema.createTable('scorecards', table => {
    table.comment(
      'One compact row per entity and standard; details are rendered when read',
    );
    table.string('entity_ref', 255).notNullable();
    table.string('standard', 63).notNullable();
    table.smallint('level_rank').notNullable().comment('1-based, 0 for none');
    table
      .smallint('highest_rank')
      .notNullable()
      .comment('Highest rank at which a check applies');
    table
      .integer('score')
      .nullable()
      .comment('Millionths, null when nothing is known');
    table
      .integer('known')
      .nullable()
      .comment('Millionths of the applicable checks');
    table.text('statuses').notNullable().comment('One character per slot');
    table.text('values_used').notNullable().comment('JSON: fact id to value');
    table
      .smallint('judged_tier')
      .notNullable()
      .comment('Tier by which the entity was judged');
    table.integer('revision').notNullable();
    table.bigInteger('changed_at').notNullable();
    table.primary(['entity_ref', 'standard']);
    table.index(['standard', 'level_rank'], 'scorecards_standard_level_idx');
  });

  await knex.schema.createTable('adoptions', table => {
    table.comment(
      'One compact row per entity: adoption of each capability, one character per capability slot',
    );
    table.string('entity_ref', 255).primary();
    table
      .text('statuses')
      .notNullable()
      .comment(
        'a adopted, n not adopted, u unknown, upper case when stale, . out of scope',
      );
    table
      .text('alternatives')
      .notNullable()
      .comment('JSON: capability to what is used instead');
    table.bigInteger('changed_at').notNullable();
  });

  await knex.schema.createTable('changes', table => {
    table.comment('Append-only log: what changed, from what to what, and why');
    table.bigIncrements('id');
    table.bigInteger('at').notNullable();
    table.string('entity_ref', 255).notNullable();
    table
      .string('subject_kind', 15)
      .notNullable()
      .comment('standard | capability');
    table.string('subject', 63).notNullable();
    table
      .text('causes')
      .notNullable()
      .comment('JSON: list of { kind, detail }');
    table
      .smallint('from_rank')
      .nullable()
      .comment('Level rank before; null when there was no scorecard');
    table
      .smallint('to_rank')
      .nullable()
      .comment('Level rank after; null when the scorecard ended');
    table.integer('from_score').nullable();
    table.integer('to_score').nullable();
    table
      .text('details')
      .notNullable()
      .comment('JSON: check id or capability to [before, after]');
    table.integer('revision').notNullable();
    table.index(['entity_ref', 'id'], 'changes_entity_idx');
    table.index(['subject_kind', 'subject', 'at'], 'changes_subject_idx');
    table.index(['at'], 'changes_at_idx');
  });

  await knex.schema.createTable('roll_ups', table => {
    table.comment('Daily figures, one row per day, subject and slice');
    table.string('day', 10).notNullable().comment('UTC, yyyy-mm-dd');
    table
      .string('subject_kind', 15)
      .notNullable()
      .comment('standard | capability');
    table.string('subject', 63).notNullable();
    table
      .string('slice', 300)
      .notNullable()
      .comment('all, tier:<n>, tier:undeclared, team:<ref>');
    table.text('figures').notNullable().comment('JSON: see the readers');
    table.integer('revision').notNullable();
    table.primary(['day', 'subject_kind', 'subject', 'slice']);
  });

  await knex.schema.createTable('stage_states', table => {
    table.comment(
      'What the stages remember between runs: last sync, held removals, source runs',
    );
    table.string('stage', 127).primary();
    table.text('state').notNullable().comment('JSON');
    table.bigInteger('updated_at').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'stage_states',
    'roll_ups',
    'changes',
    'adoptions',
    'scorecards',
    'evaluations',
    'revisions',
    'facts',
    'entities',
  ]) {
    await knex.schema.dropTable(table);
  }
};
