import { InputError } from '@backstage/errors';
import {
  ExemptionScope,
  NewExemption,
} from 'backstage-plugin-readiness-common';
import { exemptionPolicyFor, ExemptionTerms } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { entityOf } from '../../catalog/EntityStore';
import { DbEntitiesRow } from '../../database/tables';
import { Publication } from '../../standards/Publication';
import { checkNamed } from '../checkNamed';
import { lastDayOf } from '../lastDayOf';
import { requireAhead } from '../requireAhead';
import { mostCriticalTier, ScopedEntity } from './exemptionScope';

/** What a request is judged by. @internal */
export interface JudgedRequest {
  readonly terms: ExemptionTerms;
  /** It covers entities of this tier or a less critical one. */
  readonly strictestTier: number;
  /** Epoch milliseconds. */
  readonly endsAt: number;
}

/**
 * Who approves a request and how long it may be, by the most critical tier that it would cover.
 * @throws InputError when the check cannot be exempt or the time is too long
 * @internal
 */
export async function judgeRequest(
  knex: Knex,
  options: {
    readonly body: NewExemption;
    readonly scope: ExemptionScope;
    readonly entities: readonly ScopedEntity[];
    readonly publication: Publication | undefined;
    readonly now: number;
  },
): Promise<JudgedRequest> {
  const { body, scope, entities, publication, now } = options;
  const { check } = checkNamed(publication, body.standard, body.checkId);
  if (check.off) {
    throw new InputError(
      `The check ${check.id} of ${body.standard} is off and counts nowhere; it needs no exemption`,
    );
  }
  const tier = mostCriticalTier(entities);
  const terms = exemptionPolicyFor(
    publication?.documents.exemptionPolicies ?? [],
    {
      ...{ standard: body.standard, check },
      ...(tier !== null && { tier }),
      ...(scope.kind === 'entity' && {
        entity: await readDescriptor(knex, scope.ref),
      }),
    },
  );
  const endsAt = requireAhead('endsAt', body.endsAt, now) ?? now;
  requireNotTooLong(endsAt, terms, now);
  return { terms, endsAt, strictestTier: tier ?? 0 };
}

async function readDescriptor(knex: Knex, entityRef: string) {
  const row = await knex<DbEntitiesRow>('entities')
    .where({ entity_ref: entityRef })
    .first('entity');
  return row && entityOf(row);
}

function requireNotTooLong(
  endsAt: number,
  { longest, policy }: ExemptionTerms,
  now: number,
): void {
  const { day, days, overAt } = lastDayOf(longest, now);
  if (endsAt > overAt) {
    throw new InputError(
      `endsAt is too late: ${
        policy === null
          ? 'without a policy an exemption'
          : `by the policy ${policy} this exemption`
      } may last at most ${days} days, until ${day}`,
    );
  }
}
