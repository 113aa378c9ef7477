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
  const { body, entities, now } = options;
  const terms = await readTerms(knex, { ...options, ...body });
  const endsAt = requireAhead('endsAt', body.endsAt, now) ?? now;
  requireNotTooLong(endsAt, terms, now);
  return { terms, endsAt, strictestTier: mostCriticalTier(entities) ?? 0 };
}

/**
 * Who approves exemptions of a check for some entities and how long they may be, by the most critical tier among them.
 * One query for a single entity, none for others.
 * @throws InputError when the check cannot be exempt
 * @internal
 */
export async function readTerms(
  knex: Knex,
  options: {
    readonly standard: string;
    readonly checkId: string;
    readonly scope: ExemptionScope;
    readonly entities: readonly ScopedEntity[];
    readonly publication: Publication | undefined;
  },
): Promise<ExemptionTerms> {
  const { standard, checkId, scope, entities, publication } = options;
  const { check } = checkNamed(publication, standard, checkId);
  if (check.off) {
    throw new InputError(
      `The check ${checkId} of ${standard} is off and counts nowhere; it needs no exemption`,
    );
  }
  const tier = mostCriticalTier(entities);
  return exemptionPolicyFor(publication?.documents.exemptionPolicies ?? [], {
    ...{ standard, check },
    ...(tier !== null && { tier }),
    ...(scope.kind === 'entity' && {
      entity: await readDescriptor(knex, scope.ref),
    }),
  });
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
