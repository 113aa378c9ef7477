import { DbInstant } from '../../database/tables';

/** An instant of a row, which may be empty, in milliseconds since the epoch. @internal */
export function instantOf(column: DbInstant | null): number | null {
  return column === null ? null : Number(column);
}
