import { Entity } from '@backstage/catalog-model';
import { OwnershipView } from 'backstage-plugin-readiness-common';

type Link = OwnershipView['runbooks'][number];
type Contact = OwnershipView['owner']['contacts'][number];

const MOST_LINKS = 20;
const CHAT = /slack|teams|mattermost|zulip|discord|google\.com\/chat|chat/i;
const PURPOSES = {
  escalation: /escalat/i,
  runbooks: /run-?\s?book|play-?\s?book/i,
  dashboards: /dashboard|grafana|datadog|kibana/i,
} as const;

/** Annotations whose value is the address of a place to reach a team at. */
const CONTACT_ANNOTATION =
  /slack|teams|chat|pagerduty|opsgenie|on-?call|contact/i;

/**
 * The links of an entity for one purpose, told by type, title or icon.
 * @internal
 */
export function linksFor(
  entity: Entity,
  purpose: keyof typeof PURPOSES,
): Link[] {
  return (entity.metadata.links ?? [])
    .filter(({ type, title, icon }) =>
      [type, title, icon].some(text => text && PURPOSES[purpose].test(text)),
    )
    .flatMap(({ url, title }) => safeLink(url, title))
    .slice(0, MOST_LINKS);
}

/**
 * Ways to reach a team: its mail address, its links, and annotations that hold an address.
 * @internal
 */
export function contactsOf(team: Entity): Contact[] {
  const links = (team.metadata.links ?? []).flatMap(({ url, title, type }) =>
    safeLink(url, title).map(link => contactOf(link, `${type ?? ''}`)),
  );
  const annotations = Object.entries(team.metadata.annotations ?? {})
    .filter(([name]) => CONTACT_ANNOTATION.test(name))
    .flatMap(([name, value]) =>
      safeLink(value, name).map(link => contactOf(link, name)),
    );
  return [...emailOf(team), ...links, ...annotations].slice(0, MOST_LINKS);
}

function emailOf({ spec }: Entity): Contact[] {
  const profile = spec?.profile;
  const email =
    typeof profile === 'object' && profile !== null && 'email' in profile
      ? profile.email
      : undefined;
  return typeof email === 'string' && /^[^\s@]+@[^\s@]+$/.test(email)
    ? [{ kind: 'email', label: email, url: `mailto:${email}` }]
    : [];
}

function contactOf(link: Link, hint: string): Contact {
  if (link.url.startsWith('mailto:')) {
    return { kind: 'email', ...link };
  }
  const text = `${hint} ${link.label} ${link.url}`;
  return { kind: CHAT.test(text) ? 'chat' : 'link', ...link };
}

/** Only addresses that a browser may be sent to from a page of the portal. */
function safeLink(url: string, label: string | undefined): Link[] {
  if (!URL.canParse(url)) {
    return [];
  }
  const { protocol, href } = new URL(url);
  return ['http:', 'https:', 'mailto:'].includes(protocol)
    ? [{ label: label || url, url: href }]
    : [];
}
