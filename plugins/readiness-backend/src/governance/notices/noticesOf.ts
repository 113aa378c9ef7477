import { News, shorten } from './newsOf';

/** What one recipient is told, in one message. @internal */
export interface GovernanceNotice {
  readonly recipient: string;
  readonly title: string;
  readonly description: string;
  readonly link: string;
  readonly severity: News['severity'];
  readonly keys: readonly string[];
}

const MOST_NAMED = 10;

/**
 * All that each recipient is told in one run, as one message each. Pure.
 * @internal
 */
export function noticesOf(news: readonly News[]): GovernanceNotice[] {
  const byRecipient = new Map<string, News[]>();
  for (const one of news) {
    const list = byRecipient.get(one.recipient) ?? [];
    byRecipient.set(one.recipient, [...list, one]);
  }
  return [...byRecipient].map(([recipient, list]) => noticeOf(recipient, list));
}

function noticeOf(recipient: string, list: readonly News[]): GovernanceNotice {
  const lines = [...new Set(list.map(({ text }) => text))];
  const shown = lines.slice(0, MOST_NAMED);
  const more = lines.length - shown.length;
  const links = new Set(list.map(({ link }) => link));
  return {
    recipient,
    title:
      lines.length === 1
        ? shorten(lines[0])
        : `${lines.length} decisions and dates need you`,
    description: [...shown, ...(more > 0 ? [`And ${more} more`] : [])].join(
      '\n',
    ),
    link: links.size === 1 ? list[0].link : '/readiness/reviews',
    severity: worst(list),
    keys: list.map(({ key }) => key),
  };
}

function worst(list: readonly News[]): News['severity'] {
  const severities = list.map(({ severity }) => severity);
  if (severities.includes('high')) {
    return 'high';
  }
  return severities.every(severity => severity === 'low') ? 'low' : 'normal';
}
