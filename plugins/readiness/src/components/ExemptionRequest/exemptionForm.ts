import {
  Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { getEntityRelations } from '@backstage/plugin-catalog-react';
import {
  ExemptionScope,
  ExemptionView,
  NewExemption,
} from 'backstage-plugin-readiness-common';
import { CheckKey } from '../../hooks/EntityGovernanceContext';
import { endOfDay } from '../../words/endOfDay';

/** What the backend takes as words that say something. */
const SHORTEST = 10;

/** What somebody has filled in so far. @internal */
export interface ExemptionForm {
  readonly scope: ExemptionScope;
  readonly reason: string;
  readonly measure: string;
  /** A day such as `2027-01-31`. */
  readonly until: string;
}

/** What keeps a form from being sent. @internal */
export type ExemptionProblem = 'reason' | 'measure' | 'until' | 'late';

/** A renewal begins with the words of what it renews, but its end is to be thought about anew. @internal */
export function startingForm(
  scope: ExemptionScope,
  renews?: ExemptionView,
): ExemptionForm {
  return {
    scope,
    reason: renews?.reason ?? '',
    measure: renews?.compensatingMeasure ?? '',
    until: '',
  };
}

/**
 * What is missing or wrong, in the order of the fields.
 * @param now - milliseconds since 1970
 * @param latest - the last day that the policy allows, such as `2027-01-31`; absent while it is not known
 * @internal
 */
export function exemptionProblems(
  form: ExemptionForm,
  now: number,
  latest?: string,
): ExemptionProblem[] {
  const end = endOfDay(form.until);
  const problems: readonly [ExemptionProblem, boolean][] = [
    ['reason', form.reason.trim().length < SHORTEST],
    ['measure', form.measure.trim().length < SHORTEST],
    ['until', end === undefined || Date.parse(end) <= now],
    ['late', latest !== undefined && form.until > latest],
  ];
  return problems.filter(([, found]) => found).map(([problem]) => problem);
}

/** What is sent of a form without problems. @internal */
export function newExemption(
  form: ExemptionForm,
  { standard, checkId }: CheckKey,
  renews?: ExemptionView,
): NewExemption {
  const endsAt = endOfDay(form.until);
  if (endsAt === undefined) {
    throw new Error('An exemption needs an end');
  }
  return {
    ...{ standard, checkId, endsAt },
    scope: form.scope,
    reason: form.reason.trim(),
    compensatingMeasure: form.measure.trim(),
    ...(renews && { renews: renews.id }),
  };
}

/** For what an exemption can be asked on the page of an entity: itself, all of its owner, all of its system. @internal */
export function scopesOf(entity: Entity): ExemptionScope[] {
  const [owner] = getEntityRelations(entity, RELATION_OWNED_BY);
  const [system] = getEntityRelations(entity, RELATION_PART_OF, {
    kind: 'system',
  });
  return [
    { kind: 'entity', ref: stringifyEntityRef(entity) },
    ...(owner
      ? [{ kind: 'owner' as const, ref: stringifyEntityRef(owner) }]
      : []),
    ...(system
      ? [{ kind: 'system' as const, ref: stringifyEntityRef(system) }]
      : []),
  ];
}
