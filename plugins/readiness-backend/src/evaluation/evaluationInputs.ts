import { createHash } from 'node:crypto';
import { EvaluationInput } from 'backstage-readiness-core';
import { FactSettings } from '../facts/FactSettings';
import { Publication } from '../standards/Publication';
import { ClaimedEntity } from './queueRows';
import { SOFTWARE_VERSIONS } from './softwareVersions';

/**
 * The inputs of the core that the hash and the end of the results cover between them. Whoever evaluates from another one
 * adds it to the hash first, or its changes would be passed over.
 * @internal
 */
export type CoveredInput = Pick<
  EvaluationInput,
  | 'entity'
  | 'entityRef'
  | 'tier'
  | 'facts'
  | 'attestations'
  | 'exemptions'
  | 'now'
>;

/** All that differs from entity to entity in what an evaluation is made from. @internal */
export interface EntityInputs {
  readonly etag: string;
  /** As stored: it depends on the configuration too. */
  readonly tier: number | null;
  /** What the rows of its facts are known by, in any order. */
  readonly factVersions: readonly string[];
  /** Of what people decided about it. */
  readonly decisions: string;
}

/** What an evaluation of any entity is made from, and when. @internal */
export interface EvaluationSetting {
  readonly publication: Pick<Publication, 'revision'>;
  readonly factSettings: Pick<FactSettings, 'identity'>;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * A hash of everything that an evaluation is made from but the time: the published documents, the entity with its tier,
 * its facts with what is configured about them, what people decided about it, and the software that evaluates. What other entities add (owners,
 * dependencies and their levels) is among the facts. With the same inputs, results are the same until they end.
 * @internal
 */
export function evaluationInputs(
  { etag, tier, factVersions, decisions }: EntityInputs,
  { publication, factSettings }: EvaluationSetting,
): string {
  const content = JSON.stringify([
    SOFTWARE_VERSIONS,
    publication.revision,
    factSettings.identity,
    etag,
    tier,
    [...factVersions].sort(),
    decisions,
  ]);
  return createHash('sha1').update(content).digest('base64url');
}

/**
 * Whether time has not ended the results of the last evaluation, and nobody has asked for another one whatever has
 * changed. Its inputs then decide. A clock that was set back ends them too.
 * @internal
 */
export function mayStillHold(
  { last }: ClaimedEntity,
  { publication, now }: EvaluationSetting,
): boolean {
  return (
    last !== undefined &&
    last.inputs !== null &&
    last.revision === publication.revision &&
    last.at <= now &&
    now < last.validUntil
  );
}
