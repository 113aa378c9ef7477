import { EntityGates } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { isoInstant } from '../../results/instants';
import { Publication } from '../../standards/Publication';
import { GateDecider } from './GateDecider';
import { gateDecisionView } from './gateDecisionView';

/**
 * What each gate that concerns an entity answers now, without storing anything. Whether it may be seen is asked before.
 * @internal
 */
export async function readEntityGates(options: {
  readonly knex: Knex;
  readonly entityRef: string;
  readonly decider: GateDecider;
  readonly publication: Publication | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}): Promise<EntityGates> {
  const { knex, entityRef, decider, publication, now } = options;
  const live =
    publication &&
    (await decider.decide({
      ...{ knex, publication, now },
      subject: { kind: 'entity', entityRef },
    }));
  return {
    entityRef,
    at: isoInstant(now),
    gates: (live?.decided ?? []).map(one => gateDecisionView(one, null)),
  };
}
