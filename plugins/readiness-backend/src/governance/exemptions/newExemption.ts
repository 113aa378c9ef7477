import { InputError } from '@backstage/errors';
import {
  ExemptionScope,
  NewExemption,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { isPostgres } from '../../database/dialect';
import { DbExemptionsRow } from '../../database/governanceTables';
import { Actor } from '../Actor';
import { JudgedRequest } from './exemptionTerms';
import { isRenewable } from './exemptionView';

type NewRow = Omit<DbExemptionsRow, 'id' | 'decided_by' | 'decision_comment'>;

/** @internal */
export async function insertExemption(
  tx: Knex.Transaction,
  row: NewRow,
): Promise<DbExemptionsRow> {
  const [stored] = await tx<DbExemptionsRow>('exemptions')
    .insert(row)
    .returning('*');
  return stored;
}

/** The row of a request. @internal */
export function newRow(options: {
  readonly body: NewExemption;
  readonly on: { readonly scope: ExemptionScope };
  readonly judged: JudgedRequest;
  readonly before: DbExemptionsRow | undefined;
  readonly act: { readonly actor: Actor; readonly now: number };
}): NewRow {
  const { body, on, judged, before, act } = options;
  const automatic = judged.terms.approver === 'automatic';
  const { now } = act;
  return {
    ...{ scope_kind: on.scope.kind, scope_ref: on.scope.ref },
    strictest_tier: judged.strictestTier,
    ...{ standard: body.standard, check_id: body.checkId },
    state: automatic ? 'approved' : 'requested',
    reason: body.reason.trim(),
    compensating_measure: body.compensatingMeasure.trim(),
    ...{ requested_by: act.actor.ref, requested_at: now },
    ...{ starts_at: automatic ? now : null, ends_at: judged.endsAt },
    ...{ automatic, approver: automatic ? null : judged.terms.approver },
    decided_at: automatic ? now : null,
    renews: before?.id ?? null,
    renewals: before ? before.renewals + 1 : 0,
    since: automatic ? before?.since ?? now : null,
    version: 1,
  };
}

/** The exemption that a request continues, locked, so that it is continued by one. @internal */
export async function lockBefore(
  tx: Knex.Transaction,
  { renews, standard, checkId }: NewExemption,
  scope: ExemptionScope,
  now: number,
): Promise<DbExemptionsRow | undefined> {
  const query = newestApproved(tx, { standard, checkId, scope });
  if (isPostgres(tx)) {
    query.forUpdate();
  }
  const before = renewable(await query, now);
  if (renews !== undefined && renews !== String(before?.id)) {
    throw new InputError(
      `renews is ${renews}, which is not the newest approved exemption of ${checkId} of ${standard} for ${scope.ref}`,
    );
  }
  return before;
}

/** The exemption that a request would continue. One query. @internal */
export async function readBefore(
  knex: Knex,
  wanted: WantedExemption,
  now: number,
): Promise<DbExemptionsRow | undefined> {
  return renewable(await newestApproved(knex, wanted), now);
}

interface WantedExemption {
  readonly standard: string;
  readonly checkId: string;
  readonly scope: ExemptionScope;
}

function newestApproved(
  knex: Knex,
  { standard, checkId, scope }: WantedExemption,
) {
  return knex<DbExemptionsRow>('exemptions')
    .where({ scope_kind: scope.kind, scope_ref: scope.ref })
    .andWhere({ standard, check_id: checkId, state: 'approved' })
    .orderBy('id', 'desc')
    .first();
}

function renewable(
  newest: DbExemptionsRow | undefined,
  now: number,
): DbExemptionsRow | undefined {
  return newest && isRenewable(newest, now) ? newest : undefined;
}

/** Since when what is approved now has been exempt, the ones before it included. @internal */
export async function sinceOf(
  tx: Knex.Transaction,
  { renews }: DbExemptionsRow,
  now: number,
): Promise<number> {
  const before =
    renews === null
      ? undefined
      : await tx<DbExemptionsRow>('exemptions').where({ id: renews }).first();
  return Number(before?.since ?? now);
}
