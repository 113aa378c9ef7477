import { createHash } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Diagnostic, DocumentSet } from 'backstage-readiness-core';
import { DbRevisionsRow } from '../database/tables';
import { Slots } from './Publication';
import { RevisionSources, RevisionSummary } from './RevisionSources';
import { documentVersions } from './summariseRevision';

/** What would be published, before it has a number. @internal */
export interface RevisionDraft {
  readonly sources: RevisionSources;
  readonly documents: DocumentSet;
  readonly lastValid: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly hash: string;
}

/**
 * The same for the same documents in force with the same findings: what has no other hash is not published again.
 * @internal
 */
export function hashOf(
  draft: Pick<RevisionDraft, 'documents' | 'diagnostics' | 'lastValid'>,
): string {
  const content = JSON.stringify([
    [...documentVersions(draft.documents)],
    draft.diagnostics,
    draft.lastValid,
  ]);
  return createHash('sha256').update(content).digest('hex');
}

/** @internal */
export function revisionRow(options: {
  revision: number;
  now: number;
  draft: RevisionDraft;
  slots: Slots;
  summary: RevisionSummary;
}): DbRevisionsRow {
  const { revision, now, draft, slots, summary } = options;
  return {
    id: revision,
    published_at: now,
    hash: draft.hash,
    sources: JSON.stringify(draft.sources),
    diagnostics: JSON.stringify(draft.diagnostics),
    slots: JSON.stringify(slots),
    summary: JSON.stringify(summary),
  };
}

/** @internal */
export function logRevision(
  logger: LoggerService,
  revision: number,
  summary: RevisionSummary,
  { diagnostics, lastValid }: RevisionDraft,
): void {
  const kept =
    lastValid.length > 0 ? `; in force as before: ${lastValid.join('; ')}` : '';
  logger.info(
    `Published revision ${revision}: ${
      summary.text || 'no document changed'
    }${kept}`,
  );
  for (const { severity, message, file, line } of diagnostics) {
    const place = [file, line].filter(part => part !== undefined).join(':');
    logger[severity === 'error' ? 'warn' : 'info'](
      `${place}${place && ': '}${message}`,
    );
  }
}
