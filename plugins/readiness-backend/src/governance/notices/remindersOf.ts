import { DueItem } from 'backstage-plugin-readiness-common';
import { DAY_MILLISECONDS } from '../../results/instants';
import { News } from './News';
import { dueLinks } from './noticeLinks';

/** How many days before its end an owner is reminded, the last first. */
const DAYS_BEFORE = [3, 14];

const ENDED: Readonly<Record<DueItem['kind'], News['counted']>> = {
  attestation: ['sign-off ended', 'sign-offs ended'],
  exemption: ['exemption ended', 'exemptions ended'],
  review: ['approval ended', 'approvals ended'],
  condition: ['follow-up', 'follow-ups'],
  'break-glass': ['follow-up', 'follow-ups'],
};

/** Until when what ends is looked for, in milliseconds ahead. @internal */
export const REMINDED_AHEAD = Math.max(...DAYS_BEFORE) * DAY_MILLISECONDS;

/** What ends, as the one who is told of it may know it. @internal */
export interface NamedDueItem extends DueItem {
  /** The entity, by its title; undefined when whoever is told does not own it. */
  readonly entityTitle: string | undefined;
}

/**
 * What owners are reminded of: what ends, 14 and 3 days before, and what is overdue, once. One that is signed off or
 * approved again is another one, and what ends at another time is told of again. Pure.
 * @internal
 */
export function remindersOf(
  items: readonly NamedDueItem[],
  now: number,
): News[] {
  return items.flatMap(item => {
    const step = stepOf(item, now);
    return item.owner !== null && step !== undefined
      ? [
          {
            ...newsAbout(item, item.owner, step),
            urgency: 'act' as const,
            text: sentenceOf(item, now),
            counted: ['date', 'dates'] as const,
            severity: item.overdue ? ('high' as const) : ('normal' as const),
          },
        ]
      : [];
  });
}

/**
 * What has ended by itself, for the digest of its owner. Pure.
 * @internal
 */
export function endedNewsOf(items: readonly NamedDueItem[]): News[] {
  return items.flatMap(item =>
    item.owner !== null && !isOwed(item)
      ? [
          {
            ...newsAbout(item, item.owner, 'ended'),
            urgency: 'know' as const,
            text: `${item.title} for ${nameOf(item)} has ended`,
            counted: ENDED[item.kind],
            severity: 'normal' as const,
          },
        ]
      : [],
  );
}

function newsAbout(item: NamedDueItem, recipient: string, step: string) {
  const { kind, id, dueAt, entityTitle } = item;
  const named = entityTitle !== undefined;
  return {
    recipient,
    key: `due:${kind}:${id}:${dueAt.slice(0, 10)}:${step}`,
    ...dueLinks(item, named),
    named,
    knownBy: [],
  };
}

function stepOf(item: DueItem, now: number): string | undefined {
  if (item.overdue) {
    return 'overdue';
  }
  if (isOwed(item)) {
    return undefined;
  }
  const left = Date.parse(item.dueAt) - now;
  const days = DAYS_BEFORE.find(before => left <= before * DAY_MILLISECONDS);
  return days === undefined ? undefined : String(days);
}

function isOwed({ kind }: DueItem): boolean {
  return kind === 'condition' || kind === 'break-glass';
}

/** What is owed is in the words of people, who may name the entity. */
function isToldWords(item: NamedDueItem): boolean {
  return item.entityTitle !== undefined || !isOwed(item);
}

function nameOf({ entityTitle }: NamedDueItem): string {
  return entityTitle ?? 'an entity';
}

function sentenceOf(item: NamedDueItem, now: number): string {
  const { title, dueAt, overdue } = item;
  if (overdue) {
    return isToldWords(item)
      ? `Overdue for ${nameOf(item)}: ${title}`
      : `A follow-up is overdue for ${nameOf(item)}`;
  }
  const days = Math.ceil((Date.parse(dueAt) - now) / DAY_MILLISECONDS);
  return `${title} for ${nameOf(item)} ends in ${days} ${
    days === 1 ? 'day' : 'days'
  }`;
}
