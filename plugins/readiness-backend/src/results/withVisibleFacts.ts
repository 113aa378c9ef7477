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
 * Scorecards without the entities that their facts list and that the viewer may not see. One query, for viewers who do
 * not see everything, where facts list any.
 * @internal
 */
export async function withVisibleFacts(
  scorecards: readonly ScorecardView[],
  options: {
    readonly knex: Knex;
    readonly viewer: Pick<Viewer, 'seesEverything' | 'visibilityAmong'>;
  },
): Promise<ScorecardView[]> {
  const { knex, viewer } = options;
  const entityRefs = scorecards.flatMap(({ results }) =>
    results.flatMap(({ facts }) =>
      facts.flatMap(({ value }) => listedRefs(value)),
    ),
  );
  if (viewer.seesEverything || entityRefs.length === 0) {
    return [...scorecards];
  }
  const visibility = await viewer.visibilityAmong([...new Set(entityRefs)]);
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
