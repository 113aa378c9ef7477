import { Entity, EntityLink } from '@backstage/catalog-model';
import { getJsonValueAtPath } from '@backstage/filter-predicates';
import { JsonObject } from '@backstage/types';

const WORDS =
  'slack|teams|msteams|mattermost|discord|zulip|chat|channel|contact|e-?mail|pager|on-?call';

/** As a whole word, so that "steamship" is no "team" and "chatter" no "chat". */
const CHANNEL = new RegExp(`(^|[^a-z])(${WORDS})([^a-z]|$)`, 'i');

/**
 * Whether people outside a team can find a way to reach it: an e-mail address in its profile, a link or an annotation
 * that names a mailbox or a chat.
 * @internal
 */
export function hasContact(owner: Entity): boolean {
  const email = getJsonValueAtPath(
    owner as unknown as JsonObject,
    'spec.profile.email',
  );
  return (
    isFilled(email) ||
    (owner.metadata.links ?? []).some(isContactLink) ||
    Object.entries(owner.metadata.annotations ?? {}).some(
      ([key, value]) => CHANNEL.test(key) && isFilled(value),
    )
  );
}

function isContactLink({ type, title, url }: EntityLink): boolean {
  return (
    url.startsWith('mailto:') ||
    [type, title, hostOf(url)].some(text => text && CHANNEL.test(text))
  );
}

function hostOf(url: string): string {
  return url.split('/')[2] ?? '';
}

function isFilled(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
