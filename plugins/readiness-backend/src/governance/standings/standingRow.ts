import { DbStandingsRow } from '../../database/governanceTables';
import { Standing } from './Standing';

/**
 * A standing as it is stored.
 * @internal
 */
export function standingOf(
  row: Pick<DbStandingsRow, 'tier' | 'lifecycle' | 'scopes'>,
): Standing {
  const { tier, lifecycle } = row;
  return { tier, lifecycle, scopes: JSON.parse(row.scopes) };
}

/**
 * The text of the scopes that count: the same ones give the same text.
 * @internal
 */
export function scopesText({ scopes }: Pick<Standing, 'scopes'>): string {
  const ordered = Object.keys(scopes).sort();
  return JSON.stringify(
    Object.fromEntries(ordered.map(key => [key, scopes[key]])),
  );
}
