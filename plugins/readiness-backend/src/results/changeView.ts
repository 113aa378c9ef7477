import { ChangeView } from 'backstage-plugin-readiness-common';
import { decodeOutcome, Standard } from 'backstage-readiness-core';
import { DbChangesRow } from '../database/tables';
import { Publication } from '../standards/Publication';
import { ADOPTION_WORDS } from '../adoption/adoptionLetters';
import { fromMillionths, isoInstant } from './instants';
import { levelName } from './levelView';

/**
 * A row of the change log in words. What the documents no longer hold keeps its id for a title.
 * @internal
 */
export function changeView(
  row: DbChangesRow,
  publication: Publication | undefined,
): ChangeView {
  const standard =
    row.subject_kind === 'standard'
      ? publication?.documents.standards.find(
          ({ name }) => name === row.subject,
        )
      : undefined;
  const levels = standard?.levels ?? [];
  return {
    id: String(row.id),
    at: isoInstant(row.at),
    entityRef: row.entity_ref,
    subjectKind: row.subject_kind,
    subject: row.subject,
    causes: JSON.parse(row.causes),
    fromLevel: levelName(levels, row.from_rank),
    toLevel: levelName(levels, row.to_rank),
    fromRank: row.from_rank,
    toRank: row.to_rank,
    fromScore: fromMillionths(row.from_score),
    toScore: fromMillionths(row.to_score),
    details: detailsOf(row, standard, publication),
  };
}

function detailsOf(
  row: DbChangesRow,
  standard: Standard | undefined,
  publication: Publication | undefined,
): ChangeView['details'] {
  const details: Record<string, [string | null, string | null]> = JSON.parse(
    row.details,
  );
  const word = row.subject_kind === 'standard' ? statusWord : adoptionWord;
  return Object.entries(details).map(([id, [before, after]]) => ({
    id,
    title:
      row.subject_kind === 'standard'
        ? checkTitle(id, standard)
        : capabilityTitle(id, publication),
    before: word(before),
    after: word(after),
  }));
}

function checkTitle(id: string, standard: Standard | undefined): string {
  const checks = [...(standard?.checks ?? []), ...(standard?.off ?? [])];
  return checks.find(check => check.id === id)?.title ?? id;
}

function capabilityTitle(
  name: string,
  publication: Publication | undefined,
): string {
  return (
    publication?.documents.capabilities.find(
      capability => capability.name === name,
    )?.title ?? name
  );
}

function statusWord(letter: string | null): string | null {
  const outcome = letter === null ? undefined : decodeOutcome(letter);
  return outcome
    ? withFlags(outcome.status, {
        stale: outcome.stale,
        exempt: outcome.exempt,
      })
    : null;
}

function adoptionWord(letter: string | null): string | null {
  const adoption = letter === null ? undefined : ADOPTION_WORDS.get(letter);
  return adoption
    ? withFlags(adoption.status, { stale: adoption.stale })
    : null;
}

function withFlags(word: string, flags: Record<string, boolean>): string {
  const set = Object.keys(flags).filter(flag => flags[flag]);
  return [word, ...set].join(', ');
}
