// @ts-check

/**
 * What people decide: sign-offs, exemptions, gates, reviews. Rows about decisions are never rewritten but for the columns
 * that say how they ended; every act is in `governance_events` as well.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('attestations', table => {
    table.comment('Sign-offs of checks by people: every version is kept');
    table.bigIncrements('id');
    table.string('entity_ref', 255).notNullable();
    table.string('standard', 63).notNullable();
    table.string('check_id', 63).notNullable();
    table
      .string('answer', 15)
      .notNullable()
      .comment('met | not-met | not-applicable');
    table
      .string('state', 15)
      .notNullable()
      .comment(
        'awaiting-review | in-force | refused | withdrawn | replaced; its end is told by valid_until',
      );
    table.text('comment').nullable();
    table.text('evidence').notNullable().comment('JSON: { links, text }');
    table.string('attested_by', 255).notNullable();
    table.bigInteger('attested_at').notNullable();
    table.string('reviewed_by', 255).nullable();
    table.bigInteger('reviewed_at').nullable();
    table.text('review_comment').nullable();
    table
      .bigInteger('valid_until')
      .nullable()
      .comment('As asked for by the person; the check may end it earlier');
    table.index(
      ['entity_ref', 'standard', 'check_id'],
      'attestations_check_idx',
    );
    table.index(['state', 'valid_until'], 'attestations_state_idx');
  });
  // At most one version of a check counts and at most one waits, however many people act at the same time.
  for (const state of ['in-force', 'awaiting-review']) {
    await knex.raw(
      `create unique index attestations_${state.replace(
        '-',
        '_',
      )}_idx on attestations (entity_ref, standard, check_id) where state = '${state}'`,
    );
  }

  await knex.schema.createTable('exemptions', table => {
    table.comment('Dated exceptions to checks, for an entity, owner or system');
    table.bigIncrements('id');
    table
      .string('scope_kind', 15)
      .notNullable()
      .comment('entity | owner | system');
    table.string('scope_ref', 255).notNullable();
    table
      .smallint('strictest_tier')
      .notNullable()
      .comment(
        'It covers entities that are judged by this tier or a less critical one',
      );
    table.string('standard', 63).notNullable();
    table.string('check_id', 63).notNullable();
    table
      .string('state', 15)
      .notNullable()
      .comment(
        'requested | approved | rejected | revoked | withdrawn; ends_at ends an approved one',
      );
    table.text('reason').notNullable();
    table.text('compensating_measure').notNullable();
    table.string('requested_by', 255).notNullable();
    table.bigInteger('requested_at').notNullable();
    table.bigInteger('starts_at').nullable();
    table.bigInteger('ends_at').notNullable();
    table.string('approver', 255).nullable().comment('Group of the policy');
    table.boolean('automatic').notNullable().defaultTo(false);
    table.string('decided_by', 255).nullable();
    table.bigInteger('decided_at').nullable();
    table.text('decision_comment').nullable();
    table.bigInteger('renews').nullable().comment('Id of the one before');
    table.integer('renewals').notNullable().defaultTo(0);
    table
      .bigInteger('since')
      .nullable()
      .comment('When the first one started that this one continues');
    table.integer('version').notNullable().defaultTo(1);
    table.index(['scope_ref', 'state'], 'exemptions_scope_idx');
    table.index(['state', 'ends_at'], 'exemptions_state_idx');
  });
  // At most one request waits for each scope and check, and each exemption is renewed once at a time.
  await knex.raw(
    "create unique index exemptions_requested_idx on exemptions (scope_kind, scope_ref, standard, check_id) where state = 'requested'",
  );
  await knex.raw(
    "create unique index exemptions_renews_idx on exemptions (renews) where state in ('requested', 'approved')",
  );

  await knex.schema.createTable('standings', table => {
    table.comment(
      'What counts of each entity at gates, whatever its descriptor says now',
    );
    table.string('entity_ref', 255).primary();
    table
      .smallint('tier')
      .nullable()
      .comment('The most critical tier that counts');
    table.string('lifecycle', 127).nullable().comment('As last looked at');
    table
      .text('scopes')
      .notNullable()
      .comment(
        'JSON: standard:<name> or gate:<name> to the hash of the scope by which the entity was in it',
      );
    table.bigInteger('looked_at').notNullable();
    table
      .string('etag', 255)
      .notNullable()
      .comment('Of the entity as last looked at');
    table
      .smallint('declared_tier')
      .nullable()
      .comment('Of the entity as last looked at');
    table
      .string('owner_ref', 255)
      .nullable()
      .comment(
        'Of the entity when nothing was open the last time: an open change does not bring its own reviewer',
      );
    table
      .bigInteger('gone_since')
      .nullable()
      .comment('When the entity was first found to be gone; it may come back');
    table.index(['gone_since'], 'standings_gone_idx');
  });

  await knex.schema.createTable('standing_changes', table => {
    table.comment(
      'Changes of descriptors that wait for a reviewer, and services that went to production',
    );
    table.bigIncrements('id');
    table.string('entity_ref', 255).notNullable();
    table
      .string('kind', 15)
      .notNullable()
      .comment('tier | scope | gate-scope | lifecycle');
    table.string('subject', 63).nullable();
    table.string('from_value', 127).nullable();
    table.string('to_value', 127).nullable();
    table.bigInteger('at').notNullable();
    table
      .string('state', 15)
      .notNullable()
      .comment('open | confirmed | undone | noted');
    table.string('decided_by', 255).nullable();
    table.bigInteger('decided_at').nullable();
    table.text('comment').nullable();
    table
      .text('details')
      .nullable()
      .comment('JSON: of a lifecycle, gate to answer');
    table.index(['state', 'at'], 'standing_changes_state_idx');
    table.index(['entity_ref', 'state'], 'standing_changes_entity_idx');
  });

  await knex.schema.createTable('gate_decisions', table => {
    table.comment(
      'Append-only: what gates answered, with the evidence of that moment',
    );
    table.bigIncrements('id');
    table.bigInteger('at').notNullable();
    table.string('gate', 63).notNullable();
    table.string('entity_ref', 255).notNullable();
    table.string('answer', 15).notNullable().comment('allow | warn | block');
    table.string('asked_by', 255).notNullable();
    table
      .boolean('descriptor')
      .notNullable()
      .comment('Asked with a descriptor, not of the catalog');
    table.text('context').notNullable().comment('JSON');
    table
      .text('claims')
      .notNullable()
      .comment('JSON: kinds of claims that were counted');
    table
      .text('decision')
      .notNullable()
      .comment('JSON: the answer as it was given');
    table
      .text('snapshot')
      .notNullable()
      .comment('JSON: statuses, values, sign-offs and exemptions behind it');
    table.integer('revision').notNullable();
    table.index(['gate', 'id'], 'gate_decisions_gate_idx');
    table.index(['entity_ref', 'id'], 'gate_decisions_entity_idx');
    table.index(['at'], 'gate_decisions_at_idx');
  });

  await knex.schema.createTable('idempotency_keys', table => {
    table.comment(
      'Requests that callers may send again: the same key gives the same answer',
    );
    table.string('caller', 255).notNullable();
    table.string('key', 255).notNullable();
    table
      .string('request', 43)
      .notNullable()
      .comment('Hash: another request under the same key is refused');
    table
      .text('answer')
      .nullable()
      .comment('JSON; null while it is worked out');
    table.bigInteger('at').notNullable();
    table.primary(['caller', 'key']);
    table.index(['at'], 'idempotency_keys_at_idx');
  });

  await knex.schema.createTable('holds', table => {
    table.comment('Stops of one gate or of all');
    table.bigIncrements('id');
    table.string('gate', 63).nullable();
    table.text('reason').notNullable();
    table.string('by', 255).notNullable();
    table.bigInteger('at').notNullable();
    table.bigInteger('until').nullable();
    table.string('lifted_by', 255).nullable();
    table.bigInteger('lifted_at').nullable();
    table.text('lift_comment').nullable();
  });

  await knex.schema.createTable('break_glasses', table => {
    table.comment('Gates that were passed in an emergency');
    table.bigIncrements('id');
    table.string('gate', 63).notNullable();
    table.string('entity_ref', 255).notNullable();
    table.text('reason').notNullable();
    table.string('by', 255).notNullable();
    table.bigInteger('at').notNullable();
    table.bigInteger('until').notNullable();
    table.index(['entity_ref', 'until'], 'break_glasses_entity_idx');
  });

  await knex.schema.createTable('reviews', table => {
    table.comment('Readiness reviews at gates');
    table.bigIncrements('id');
    table.string('entity_ref', 255).notNullable();
    table.string('gate', 63).notNullable();
    table
      .string('state', 20)
      .notNullable()
      .comment(
        'requested | changes-requested | approved | rejected | withdrawn | lapsed',
      );
    table.string('requested_by', 255).notNullable();
    table.bigInteger('requested_at').notNullable();
    table.text('comment').nullable();
    table
      .smallint('tier')
      .notNullable()
      .comment('By which the entity was judged');
    table.string('reviewers', 255).nullable().comment('Group of the gate');
    table.text('summary').notNullable().comment('JSON: what queues show');
    table.text('snapshot').notNullable().comment('JSON: ReviewSnapshot');
    table.string('decided_by', 255).nullable();
    table.bigInteger('decided_at').nullable();
    table.text('decision_comment').nullable();
    table.bigInteger('valid_until').nullable();
    table
      .boolean('level_reached')
      .notNullable()
      .defaultTo(false)
      .comment('Whether the level of the gate was reached since the approval');
    table.text('lapsed_reason').nullable();
    table.bigInteger('lapsed_at').nullable();
    table.integer('version').notNullable().defaultTo(1);
    table.index(['state', 'requested_at'], 'reviews_state_idx');
    table.index(['entity_ref', 'gate'], 'reviews_entity_idx');
  });
  // At most one request waits for each entity and gate, however many people ask at the same time.
  await knex.raw(
    "create unique index reviews_open_idx on reviews (entity_ref, gate) where state = 'requested'",
  );

  await knex.schema.createTable('follow_ups', table => {
    table.comment(
      'What is still owed after a break-glass or as a condition of an approval',
    );
    table.bigIncrements('id');
    table.string('kind', 15).notNullable().comment('break-glass | condition');
    table
      .bigInteger('source_id')
      .notNullable()
      .comment('Id of the break-glass or review');
    table.string('entity_ref', 255).notNullable();
    table.string('gate', 63).notNullable();
    table.text('text').notNullable();
    table.string('owner', 255).nullable();
    table.string('raised_by', 255).notNullable();
    table.bigInteger('raised_at').notNullable();
    table.bigInteger('due_at').notNullable();
    table.string('closed_by', 255).nullable();
    table.bigInteger('closed_at').nullable();
    table.text('closing_comment').nullable();
    table.index(['closed_at', 'due_at'], 'follow_ups_due_idx');
    table.index(['entity_ref'], 'follow_ups_entity_idx');
  });

  await knex.schema.createTable('governance_events', table => {
    table.comment(
      'Append-only: every act of a person or of policy in their place',
    );
    table.bigIncrements('id');
    table.bigInteger('at').notNullable();
    table.string('kind', 31).notNullable();
    table.string('entity_ref', 255).nullable().comment('Null for a hold');
    table
      .string('actor', 255)
      .notNullable()
      .comment('Ref of a person, service:<name> or policy:<name>');
    table.string('subject', 127).notNullable().comment('Such as exemption:12');
    table.text('details').notNullable().comment('JSON');
    table.index(['entity_ref', 'id'], 'governance_events_entity_idx');
    table.index(['at'], 'governance_events_at_idx');
  });

  await knex.schema.createTable('told', table => {
    table.comment('What people were told, so that nothing is repeated');
    table.string('key', 255).primary();
    table.bigInteger('at').notNullable();
    table.index(['at'], 'told_at_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'told',
    'governance_events',
    'follow_ups',
    'reviews',
    'break_glasses',
    'holds',
    'idempotency_keys',
    'gate_decisions',
    'standing_changes',
    'standings',
    'exemptions',
    'attestations',
  ]) {
    await knex.schema.dropTable(table);
  }
};
