import { ScorecardView } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { Viewer } from '../permissions/Viewer';
import {
  listedRefs,
  withoutHiddenRefs,
} from '../permissions/withoutHiddenRefs';
import { optional } from './optional';
import { readVisibleRefs } from './readVisibleRefs';

/**
 * The entities that the facts of scorecards list.
 * @internal
 */
export function listedEntities(scorecards: readonly ScorecardView[]): string[] {
  const entityRefs = scorecards.flatMap(({ results }) =>
    results.flatMap(({ facts }) =>
      facts.flatMap(({ value }) => listedRefs(value)),
    ),
  );
  return [...new Set(entityRefs)];
}

/**
 * Scorecards without the entities that their facts list and that the viewer may not see. One query, for viewers who do
 * not see everything, where facts list any.
 * @internal
 */
export async function withVisibleFacts(
  scorecards: readonly ScorecardView[],
  entityRefs: readonly string[],
  options: {
    readonly knex: Knex;
    readonly viewer: Pick<Viewer, 'seesEverything' | 'visibilityAmong'>;
  },
): Promise<ScorecardView[]> {
  const { knex, viewer } = options;
  if (viewer.seesEverything || entityRefs.length === 0) {
    return [...scorecards];
  }
  const visibility = await viewer.visibilityAmong(entityRefs);
  const visible = await readVisibleRefs({ knex, entityRefs, visibility });
  return scorecards.map(scorecard => ({
    ...scorecard,
    results: scorecard.results.map(result => ({
      ...result,
      facts: result.facts.map(({ value, ...fact }) => ({
        ...fact,
        ...optional(
          'value',
          value === undefined ? undefined : withoutHiddenRefs(value, visible),
        ),
      })),
    })),
  }));
}
