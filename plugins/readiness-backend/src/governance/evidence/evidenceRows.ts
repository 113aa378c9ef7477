import { JsonValue } from '@backstage/types';
import { DbInstant } from '../../database/tables';
import { isoInstant } from '../../results/instants';

/** Rows read at a time. @internal */
export const PAGE = 500;

/** Of rows that hold snapshots, which are large. @internal */
export const LARGE_PAGE = 25;

/** Narrows a query to one gate, if one is asked for. @internal */
export function ofGate(
  query: { where(column: string, value: string): unknown },
  gate: string | null,
): void {
  if (gate !== null) {
    query.where('gate', gate);
  }
}

/** JSON that the database holds as text. @internal */
export function parsed(text: string): JsonValue {
  return JSON.parse(text);
}

/** @internal */
export function isoOrNull(instant: DbInstant | null): string | null {
  return instant === null ? null : isoInstant(instant);
}
