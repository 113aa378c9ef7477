import { DEFAULT_NAMESPACE, parseEntityRef } from '@backstage/catalog-model';
import { utcDay } from './evidencePeriod';

/** As much of a digest as tells two archives apart. */
const DIGITS = 8;

/**
 * The name under which an archive is saved: no two that differ have the same, so that the browser renames none of them
 * and the command that checks one names that one.
 * @internal
 */
export function archiveName(
  entityRef: string,
  archive: {
    /** As it was asked for; to now where there is no end. */
    readonly period: { readonly from: string; readonly to?: string };
    readonly digest: string | null;
    /** Epoch milliseconds. */
    readonly now: number;
  },
): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const { period, digest, now } = archive;
  const today = utcDay(now);
  // Nothing lies after now, whatever was asked for.
  const to = period.to && period.to < today ? period.to : today;
  const parts = [
    ...['evidence', kind.toLocaleLowerCase('en-US')],
    ...(namespace === DEFAULT_NAMESPACE ? [] : [namespace]),
    ...[name, period.from.slice(0, 10), to.slice(0, 10)],
    ...(digest ? [digest.slice(0, DIGITS)] : []),
  ];
  return `${parts.join('-')}.zip`;
}
