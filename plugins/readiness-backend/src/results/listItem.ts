import {
  AdoptionStatus,
  EntityListItem,
} from 'backstage-plugin-readiness-common';
import {
  decodeOutcome,
  explainScope,
  Standard,
} from 'backstage-readiness-core';
import { ADOPTION_WORDS } from '../adoption/adoptionLetters';
import { DbAdoptionsRow } from '../database/tables';
import { GapRow, gapsOf } from '../ownership/gaps';
import { Publication } from '../standards/Publication';
import { SummaryRow, summaryOf } from './entitySummary';
import { fromMillionths } from './instants';
import { levelView } from './levelView';
import { optional } from './optional';
import { ResolvedListQuery } from './resolveListQuery';
import { countStatuses, letterAt, slotsOf } from './slotsOf';

/** A row of a list; `k1` and so on are the keys of its order. @internal */
export interface ListRow
  extends SummaryRow,
    GapRow,
    Partial<Record<'k1' | 'k2' | 'k3' | 'k4', string | number>> {
  kind: string;
  tier: number | null;
  entity?: string;
  standard: string | null;
  level_rank: number | null;
  highest_rank: number | null;
  score: number | null;
  known: number | null;
  statuses: string | null;
  adoption_statuses: DbAdoptionsRow['statuses'] | null;
  alternatives: string | null;
}

/**
 * An entity of a list, with what was asked about it.
 * @internal
 */
export function listItem(
  row: ListRow,
  names: ResolvedListQuery,
  publication: Publication | undefined,
): EntityListItem {
  const standard = publication?.documents.standards.find(
    ({ name }) => name === row.standard,
  );
  return {
    entity: summaryOf(row),
    ...scorecardPart(row, standard, publication),
    ...statusPart(row, names.checkSlot),
    ...adoptionPart(row, names),
    ...(names.standard && row.entity !== undefined
      ? {
          outOfScope: explainScope(
            names.standard.appliesTo,
            JSON.parse(row.entity),
          ),
        }
      : {}),
    gaps: gapsOf(row).map(({ code }) => code),
  };
}

function scorecardPart(
  row: ListRow,
  standard: Standard | undefined,
  publication: Publication | undefined,
): Pick<EntityListItem, 'standard' | 'level' | 'score' | 'known' | 'failing'> {
  const { level_rank, highest_rank, statuses } = row;
  const assessed =
    standard &&
    publication &&
    level_rank !== null &&
    highest_rank !== null &&
    statuses !== null;
  if (!assessed) {
    return {
      standard: null,
      level: null,
      score: null,
      known: null,
      failing: 0,
    };
  }
  return {
    standard: standard.name,
    level: levelView(standard.levels, { level_rank, highest_rank }),
    score: fromMillionths(row.score),
    known: fromMillionths(row.known),
    failing: countStatuses(statuses, slotsOf(publication, standard)).fail,
  };
}

function statusPart(
  { statuses }: ListRow,
  slot: number | undefined,
): Pick<EntityListItem, 'status' | 'stale'> {
  const outcome =
    slot === undefined || statuses === null
      ? undefined
      : decodeOutcome(letterAt(statuses, slot));
  return outcome ? { status: outcome.status, stale: outcome.stale } : {};
}

function adoptionPart(
  row: ListRow,
  { capability, capabilitySlot }: ResolvedListQuery,
): { adoption?: AdoptionStatus; alternative?: string } {
  if (!capability || capabilitySlot === undefined) {
    return {};
  }
  const letter = letterAt(row.adoption_statuses ?? '', capabilitySlot);
  const adoption = ADOPTION_WORDS.get(letter)?.status;
  const alternatives: Record<string, string> = JSON.parse(
    row.alternatives ?? '{}',
  );
  return {
    ...optional('adoption', adoption),
    ...optional('alternative', alternatives[capability.name]),
  };
}
