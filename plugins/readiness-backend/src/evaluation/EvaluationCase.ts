import { EntityFacts, TierDeclaration } from 'backstage-readiness-core';
import { DbAdoptionsRow, DbScorecardsRow } from '../database/tables';
import { EntityDecisions } from '../governance/governanceColumns';
import { ClaimedEntity } from './queueRows';

/** An entity whose last results still hold. @internal */
export type ConfirmedEntity = Pick<ClaimedEntity, 'entityRef'> & {
  readonly last: NonNullable<ClaimedEntity['last']> & {
    readonly inputs: string;
  };
};

/**
 * Everything that is needed to evaluate one entity and to compare the results with what is stored.
 * @internal
 */
export interface EvaluationCase {
  readonly claimed: ClaimedEntity;
  /** As JSON: parsed only when it is its turn, so that a broken one costs no other. */
  readonly entityJson: string;
  readonly etag: string;
  /** Hash of all that it is made from. */
  readonly inputs: string;
  readonly tier: TierDeclaration;
  readonly hasRotation: boolean;
  readonly facts: EntityFacts;
  /** Sign-offs and exemptions. */
  readonly decisions: Pick<EntityDecisions, 'attestations' | 'exemptions'>;
  /** The stored scorecards. */
  readonly scorecards: readonly DbScorecardsRow[];
  readonly adoption: DbAdoptionsRow | undefined;
}
