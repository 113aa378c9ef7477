import { DueItem } from 'backstage-plugin-readiness-common';
import { DAY_MILLISECONDS } from '../../results/instants';
import { entityLink, News } from './newsOf';

/** How many days before its end an owner is reminded, the last first. */
const DAYS_BEFORE = [3, 14];

/** Until when what ends is looked for, in milliseconds ahead. @internal */
export const REMINDED_AHEAD = Math.max(...DAYS_BEFORE) * DAY_MILLISECONDS;

/**
 * What owners are reminded of: what ends, 14 and 3 days before, and what is overdue, once. Pure.
 * @internal
 */
export function remindersOf(items: readonly DueItem[], now: number): News[] {
  return items.flatMap(item => {
    const step = stepOf(item, now);
    return item.owner !== null && step !== undefined
      ? [
          {
            recipient: item.owner,
            key: `due:${item.kind}:${item.id}:${step}`,
            text: sentenceOf(item, now),
            severity: item.overdue ? ('high' as const) : ('normal' as const),
            link: entityLink(item.entityRef),
          },
        ]
      : [];
  });
}

function stepOf(item: DueItem, now: number): string | undefined {
  if (item.overdue) {
    return 'overdue';
  }
  if (item.kind === 'condition' || item.kind === 'break-glass') {
    return undefined;
  }
  const left = Date.parse(item.dueAt) - now;
  const days = DAYS_BEFORE.find(before => left <= before * DAY_MILLISECONDS);
  return days === undefined ? undefined : String(days);
}

function sentenceOf(
  { title, entityRef, dueAt, overdue }: DueItem,
  now: number,
) {
  if (overdue) {
    return `Overdue for ${entityRef}: ${title}`;
  }
  const days = Math.ceil((Date.parse(dueAt) - now) / DAY_MILLISECONDS);
  return `${title} for ${entityRef} ends in ${days} ${
    days === 1 ? 'day' : 'days'
  }`;
}
