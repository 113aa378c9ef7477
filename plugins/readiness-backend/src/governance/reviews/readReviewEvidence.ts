import { RELATION_DEPENDS_ON } from '@backstage/catalog-model';
import { ReviewSnapshot } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { whereInList } from '../../database/dialect';
import { DbScorecardsRow } from '../../database/tables';
import { levelView } from '../../results/levelView';
import { Publication } from '../../standards/Publication';
import { NO_ATTESTATION_POWERS } from '../attestations/attestationView';
import { readEntityAttestations } from '../attestations/readAttestations';
import { readEntityExemptions } from '../exemptions/listExemptions';
import { LiveDecisions } from '../gates/GateDecider';
import { ReviewEvidence } from './reviewSnapshot';

const MOST_DEPENDENCIES = 100;

/** @internal */
export interface ReadReviewEvidenceOptions {
  readonly knex: Knex;
  readonly live: Pick<LiveDecisions, 'entityRef' | 'input'>;
  readonly publication: Publication;
  /** The standard by whose level dependencies are judged. */
  readonly foundationStandard: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * What reviewers see beside the answer of the gate: what people decided, and the readiness of dependencies.
 * @internal
 */
export async function readReviewEvidence(
  options: ReadReviewEvidenceOptions,
): Promise<ReviewEvidence> {
  const { knex, live, publication, now } = options;
  const { entityRef } = live;
  const powers = {
    actor: undefined,
    allowedAmong: async () => new Set<string>(),
  };
  const [attestations, exemptions, dependencies] = await Promise.all([
    readEntityAttestations({
      ...{ knex, entityRef, publication, now },
      powers: NO_ATTESTATION_POWERS,
    }),
    readEntityExemptions({
      ...{ knex, entityRef, publication, now, powers },
      visibility: { kind: 'all' },
    }),
    readDependencies(options),
  ]);
  return { attestations, exemptions, dependencies };
}

type LevelRow = { entity_ref: string } & {
  [Column in 'level_rank' | 'highest_rank']: DbScorecardsRow[Column] | null;
};

async function readDependencies({
  knex,
  live,
  publication,
  foundationStandard,
}: ReadReviewEvidenceOptions): Promise<ReviewSnapshot['dependencies']> {
  const targets = (live.input.entity.relations ?? [])
    .filter(({ type }) => type === RELATION_DEPENDS_ON)
    .map(({ targetRef }) => targetRef);
  const refs = [...new Set(targets)].sort().slice(0, MOST_DEPENDENCIES);
  const query = knex('entities')
    .leftJoin('scorecards', join =>
      join
        .on('scorecards.entity_ref', 'entities.entity_ref')
        .andOnVal('scorecards.standard', foundationStandard),
    )
    .select<LevelRow[]>(
      'entities.entity_ref',
      'scorecards.level_rank',
      'scorecards.highest_rank',
    );
  whereInList(query, knex, 'entities.entity_ref', refs);
  const rows = new Map((await query).map(row => [row.entity_ref, row]));
  const standard = publication.documents.standards.find(
    ({ name }) => name === foundationStandard,
  );
  return refs.map(entityRef => {
    const row = rows.get(entityRef);
    return {
      ...{ entityRef, exists: row !== undefined },
      level: row && standard ? levelOf(row, standard.levels) : null,
    };
  });
}

function levelOf(
  { level_rank, highest_rank }: LevelRow,
  levels: readonly string[],
): ReviewSnapshot['dependencies'][number]['level'] {
  return level_rank === null || highest_rank === null
    ? null
    : levelView(levels, { level_rank, highest_rank });
}
