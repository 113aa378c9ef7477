import { ExemptionTermsView } from 'backstage-plugin-readiness-common';
import { lastDayOf } from '../lastDayOf';
import { ScopedEntity } from './exemptionScope';
import { readTerms } from './exemptionTerms';
import { readBefore } from './newExemption';

/**
 * What a request for an exemption would be judged by now, of entities that the viewer may see. Two queries for a single
 * entity, one for others.
 * @throws InputError when the check cannot be exempt
 * @internal
 */
export async function readExemptionTerms(
  options: Omit<Parameters<typeof readTerms>[1], 'entities'> & {
    readonly knex: Parameters<typeof readTerms>[0];
    /** Those of the scope that the viewer may see. */
    readonly entities: readonly ScopedEntity[];
    /** Epoch milliseconds. */
    readonly now: number;
  },
): Promise<ExemptionTermsView> {
  const { knex, scope, standard, checkId, now } = options;
  const [terms, before] = await Promise.all([
    readTerms(knex, options),
    readBefore(knex, options, now),
  ]);
  const { approver, policy, longest } = terms;
  const { day, days } = lastDayOf(longest, now);
  const automatic = approver === 'automatic';
  return {
    ...{ scope, standard, checkId, automatic, policy },
    approver: automatic ? null : approver,
    ...{ longestDays: days, lastDay: day },
    renews: before ? String(before.id) : null,
    renewals: before ? before.renewals + 1 : 0,
  };
}
