import { SloDefinition, SloObjective } from 'backstage-readiness-core';
import { DbRemovedObjectivesRow } from '../../database/sloTables';

/**
 * The objective that a row is about, of the definition that is kept with it: by its name, or the only one, because a row
 * may have a key of its own. Pure.
 * @internal
 */
export function rememberedObjective(
  { objectives }: SloDefinition,
  { objective }: Pick<DbRemovedObjectivesRow, 'objective'>,
): SloObjective | undefined {
  return (
    objectives.find(({ name }) => name === objective) ??
    (objectives.length === 1 ? objectives[0] : undefined)
  );
}
