import { EMPTY_SLOT } from 'backstage-readiness-core';
import { DbScorecardsRow } from '../database/tables';
import { NewChange } from '../results/ChangeLog';
import { Publication } from '../standards/Publication';
import { ChangeCause, NewScorecard } from './causes';
import { EvaluationCase } from './EvaluationCase';

/**
 * The entry of the log for a scorecard that came, went or changed. Only checks that changed are listed, and none when the
 * scorecard comes or goes as a whole.
 * @internal
 */
export function scorecardChange(options: {
  readonly item: Pick<EvaluationCase, 'claimed'>;
  readonly name: string;
  readonly before?: DbScorecardsRow;
  readonly after?: NewScorecard;
  readonly causes: readonly ChangeCause[];
  readonly publication: Publication;
  readonly now: number;
}): NewChange {
  const { item, name, before, after, causes, publication, now } = options;
  const content = after?.content;
  return {
    at: now,
    entity_ref: item.claimed.entityRef,
    subject_kind: 'standard',
    subject: name,
    causes: JSON.stringify(causes),
    from_rank: before?.level_rank ?? null,
    to_rank: content?.level_rank ?? null,
    from_score: before?.score ?? null,
    to_score: content?.score ?? null,
    details: JSON.stringify(
      before && content
        ? changedChecks(
            before.statuses,
            content.statuses,
            publication.slots.standards[name] ?? [],
          )
        : {},
    ),
    revision: publication.revision,
  };
}

function changedChecks(
  before: string,
  after: string,
  slots: readonly string[],
): Record<string, [string | null, string | null]> {
  const changed: Record<string, [string | null, string | null]> = {};
  slots.forEach((checkId, slot) => {
    const from = letterAt(before, slot);
    const to = letterAt(after, slot);
    if (from !== to) {
      changed[checkId] = [from, to];
    }
  });
  return changed;
}

function letterAt(statuses: string, slot: number): string | null {
  const letter = statuses[slot] ?? EMPTY_SLOT;
  return letter === EMPTY_SLOT ? null : letter;
}
