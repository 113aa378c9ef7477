import { DbSlisRow } from '../../database/sloTables';
import { SourceState } from './nextAttempt';
import { SliReading } from './SliReader';

/** How far the refreshes of many SLIs are spread, as a share of the refresh. */
const SPREAD = 0.2;
/** How far SLIs are spread that wait for one source, in milliseconds. */
const RETRY_SPREAD = 30_000;

/**
 * How the row of an SLI goes on after a reading: when it is due next, and how far it has been read.
 *
 * - What has more to read, such as the first days of a long window, is due at once.
 * - What could not be read because its source is failing is due when the source may be tried again, and at the latest
 *   with the next refresh, because where its objectives stand changes as time goes by.
 * - Everything else is due with the next refresh; what was refused too, because documents and queries are mended.
 * @internal
 */
export function completedRow(
  row: DbSlisRow,
  options: {
    readonly reading: SliReading;
    readonly source: SourceState;
    readonly countedUntil: number | null;
    readonly now: number;
    readonly refreshMs: number;
    /** 0 up to 1. */
    readonly random: number;
  },
): DbSlisRow {
  const { reading, countedUntil, now } = options;
  const { outcome, read } = reading;
  return {
    ...row,
    due_at: dueAt(options),
    read_from: read?.from ?? null,
    read_until: read?.until ?? null,
    counted_until: countedUntil,
    read_at: outcome.kind === 'read' ? now : row.read_at,
    tried_at: now,
    outcome: outcome.kind,
    outcome_reason: 'reason' in outcome ? outcome.reason : null,
    warnings:
      outcome.kind === 'read' ? JSON.stringify(reading.warnings) : row.warnings,
  };
}

function dueAt({
  reading,
  source,
  now,
  refreshMs,
  random,
}: {
  readonly reading: SliReading;
  readonly source: SourceState;
  readonly now: number;
  readonly refreshMs: number;
  readonly random: number;
}): number {
  if (reading.outcome.kind === 'read' && reading.more) {
    return now;
  }
  const refresh = refreshMs * (1 - SPREAD / 2 + SPREAD * random);
  const retry =
    reading.outcome.kind === 'unavailable' && source.retryAt !== null
      ? Math.max(0, source.retryAt - now) + RETRY_SPREAD * random
      : Infinity;
  return now + Math.round(Math.min(refresh, retry));
}
