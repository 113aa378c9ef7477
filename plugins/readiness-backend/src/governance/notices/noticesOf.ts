import { News, shorten } from './News';
import { QUEUE } from './noticeLinks';

/** What one recipient is told, in one message. @internal */
export interface GovernanceNotice {
  readonly recipient: string;
  /** People of the recipient who know all of it already. */
  readonly excluded: readonly string[];
  readonly title: string;
  readonly description: string;
  readonly link: string;
  readonly severity: 'high' | 'normal' | 'low';
  /** By which the same message is known when it is handed over again. */
  readonly scope: string;
  /** By which people choose what they are told. */
  readonly topic: 'readiness-decisions' | 'readiness-digest';
  /** What has been told once it was handed over. */
  readonly keys: readonly string[];
}

const MOST_NAMED = 12;

/**
 * All that each recipient has to do something about, as one message each. Pure.
 * @internal
 */
export function noticesOf(news: readonly News[]): GovernanceNotice[] {
  return byRecipient(news).map(([recipient, list]) => {
    const lines = [...new Set(list.map(({ text }) => text))];
    return {
      ...{ recipient, excluded: excludedOf(list) },
      title:
        lines.length === 1
          ? shorten(lines[0])
          : `${lines.length} decisions and dates need you`,
      description: bounded(lines),
      link: linkOf(list),
      severity: list.some(({ severity }) => severity === 'high')
        ? 'high'
        : 'normal',
      scope: `governance-${list[0].key}`,
      topic: 'readiness-decisions',
      keys: list.map(({ key }) => key),
    };
  });
}

/**
 * What was decided in one period, as one digest for each recipient: how much of what, what they own or asked for by name,
 * and the rest without. `period` tells one digest from another. Pure.
 * @internal
 */
export function digestsOf(
  news: readonly News[],
  period: string,
): GovernanceNotice[] {
  const ownFirst = [...news].sort(
    (left, right) => Number(right.named) - Number(left.named),
  );
  return byRecipient(ownFirst).map(([recipient, list]) => {
    const lines = countedLines(list);
    return {
      ...{ recipient, excluded: excludedOf(list) },
      title: shorten(
        list.length === 1 ? list[0].text : `Decided: ${countsOf(list)}`,
      ),
      description: bounded(lines),
      link: linkOf(list),
      severity: 'low',
      scope: `governance-digest-${period}-${recipient}`,
      topic: 'readiness-digest',
      keys: [digestKey(period, recipient), ...list.map(({ key }) => key)],
    };
  });
}

/** That a recipient has had the digest of a period. @internal */
export function digestKey(period: string, recipient: string): string {
  return `digest:${period}:${recipient}`.slice(0, 255);
}

function byRecipient(news: readonly News[]): [string, News[]][] {
  const lists = new Map<string, News[]>();
  for (const one of news) {
    const list = lists.get(one.recipient) ?? [];
    list.push(one);
    lists.set(one.recipient, list);
  }
  return [...lists];
}

/** "2 exemptions approved, 1 review rejected", the most frequent first. */
function countsOf(list: readonly News[]): string {
  const counts = new Map<string, { words: News['counted']; count: number }>();
  for (const { counted } of list) {
    const known = counts.get(counted[0]) ?? { words: counted, count: 0 };
    counts.set(counted[0], { ...known, count: known.count + 1 });
  }
  return [...counts.values()]
    .sort((left, right) => right.count - left.count)
    .map(({ words, count }) => `${count} ${words[count === 1 ? 0 : 1]}`)
    .join(', ');
}

/** What is said of several things in the same words, because they may not be named, is one line. */
function countedLines(list: readonly News[]): string[] {
  const counts = new Map<string, number>();
  for (const { text } of list) {
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].map(([text, count]) =>
    count === 1 ? text : `${text} (${count} times)`,
  );
}

function bounded(lines: readonly string[]): string {
  const more = lines.length - MOST_NAMED;
  return [
    ...lines.slice(0, MOST_NAMED),
    ...(more > 0 ? [`And ${more} more`] : []),
  ].join('\n');
}

/** Those who know each single thing of a message. */
function excludedOf([first, ...rest]: readonly News[]): string[] {
  return first.knownBy.filter(person =>
    rest.every(({ knownBy }) => knownBy.includes(person)),
  );
}

/** Where all of it is settled, or else the page that lists all of it. */
function linkOf(list: readonly News[]): string {
  for (const page of ['link', 'list'] as const) {
    if (list.every(one => one[page] === list[0][page])) {
      return list[0][page];
    }
  }
  return QUEUE;
}
