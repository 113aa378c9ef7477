import { SloState } from 'backstage-readiness-core';
import { DbSloChangesRow } from '../../database/sloTables';

/** A change of one objective with what an owner needs to be told of it. @internal */
export interface NoticeRow
  extends Pick<
    DbSloChangesRow,
    'entity_ref' | 'slo' | 'objective' | 'from_state' | 'to_state' | 'reason'
  > {
  readonly owner_ref: string | null;
  readonly title: string;
  /** What policies ask for, in words. */
  readonly asked: readonly string[];
}

/** What one owner is told, in one message. @internal */
export interface Notice {
  readonly owner: string;
  readonly title: string;
  readonly description: string;
  /** Path in the portal. */
  readonly link: string;
  readonly severity: 'high' | 'normal' | 'low';
}

/** A message names no more than this; the page shows them all. */
const MOST_NAMED = 10;

/** What an owner has to know of; `stale` and `no-traffic` are shown on the page and tell nobody to act. */
const TELLING: ReadonlySet<SloState> = new Set([
  'at-risk',
  'exhausted',
  'error',
  'no-data',
]);

/**
 * What the owners are told of some changes, oldest first: one message for each owner. Of each objective only where it began
 * and where it ended counts, so that what came back by itself is not told at all. That all is well again is told of what
 * was told before.
 * @internal
 */
export function noticesOf(changes: readonly NoticeRow[]): Notice[] {
  const byOwner = new Map<string, NoticeRow[]>();
  for (const change of netChanges(changes).filter(isTelling)) {
    if (change.owner_ref !== null) {
      const list = byOwner.get(change.owner_ref) ?? [];
      byOwner.set(change.owner_ref, [...list, change]);
    }
  }
  return [...byOwner].map(([owner, list]) => noticeOf(owner, list));
}

function netChanges(changes: readonly NoticeRow[]): NoticeRow[] {
  const net = new Map<string, NoticeRow>();
  for (const change of changes) {
    const key = JSON.stringify([
      change.entity_ref,
      change.slo,
      change.objective,
    ]);
    const first = net.get(key);
    net.set(key, { ...change, from_state: (first ?? change).from_state });
  }
  return [...net.values()].filter(
    change => change.from_state !== change.to_state,
  );
}

function isTelling({ from_state: from, to_state: to }: NoticeRow): boolean {
  if (to === null) {
    return false;
  }
  if (to === 'no-data' && from === null) {
    // A new SLO has not been read yet.
    return false;
  }
  return TELLING.has(to) || (to === 'ok' && from !== null && TELLING.has(from));
}

function noticeOf(owner: string, changes: readonly NoticeRow[]): Notice {
  const [first] = changes;
  const lines = changes.slice(0, MOST_NAMED).map(sentenceOf);
  const more = changes.length - lines.length;
  return {
    owner,
    title:
      changes.length === 1
        ? `${first.title}: error budget ${wordOf(first)}`
        : `Error budgets of ${changes.length} objectives changed`,
    description: [...lines, ...(more > 0 ? [`And ${more} more`] : [])].join(
      '\n',
    ),
    link: linkOf(changes),
    severity: severityOf(changes),
  };
}

function wordOf({ to_state: to }: NoticeRow): string {
  switch (to) {
    case 'ok':
      return 'is fine again';
    case 'at-risk':
      return 'is at risk';
    case 'exhausted':
      return 'is exhausted';
    case 'no-data':
      return 'is not known: there is no data';
    default:
      return 'cannot be counted';
  }
}

function sentenceOf(change: NoticeRow): string {
  const asked = change.asked.map(message => ` ${message}.`).join('');
  return `${change.title} (${change.entity_ref}) ${wordOf(change)}: ${
    change.reason
  }.${asked}`.replaceAll('..', '.');
}

function linkOf(changes: readonly NoticeRow[]): string {
  const refs = [...new Set(changes.map(change => change.entity_ref))];
  const [ref] = refs;
  const match = /^([^:]+):([^/]+)\/(.+)$/.exec(ref);
  return refs.length === 1 && match
    ? `/catalog/${match[2]}/${match[1]}/${match[3]}/readiness`
    : '/readiness/slos';
}

function severityOf(changes: readonly NoticeRow[]): Notice['severity'] {
  const states = changes.map(change => change.to_state);
  if (states.includes('exhausted')) {
    return 'high';
  }
  return states.every(state => state === 'ok') ? 'low' : 'normal';
}
