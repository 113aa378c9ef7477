import { DueItem } from 'backstage-plugin-readiness-common';
import { TellingEvent } from './TellingEvent';

/** Where something is settled, and the page that lists it with others like it: paths in the portal. @internal */
export interface NoticeLinks {
  readonly link: string;
  readonly list: string;
}

/** What most decisions are made on: the queue of reviews, changes of tier and scope, and what is owed. @internal */
export const QUEUE = '/readiness/reviews';
const EXEMPTIONS = '/readiness/exemptions';
const FOLLOW_UPS = '/readiness/follow-ups';
const GATES = '/readiness/gates';
const STANDING_CHANGES = '/readiness/standing-changes';

const ENTITY_REF = /^([^:]+):([^/]+)\/(.+)$/;
/** Their pages have no readiness tab. */
const WITHOUT_TAB = ['user', 'group', 'location', 'template'];

/**
 * Where a recipient settles or sees what an act is about. `named`: they are told the name of the entity, so that the link
 * may hold it. Pure.
 * @internal
 */
export function linksOf(event: TellingEvent, named: boolean): NoticeLinks {
  const aboutRef = named ? event.aboutRef : null;
  const [type] = event.kind.split('-', 1);
  switch (type) {
    case 'exemption':
      return exemptionLinks(event, aboutRef);
    case 'review':
      return {
        link: `${QUEUE}/${encodeURIComponent(event.subject.split(':')[1])}`,
        list: QUEUE,
      };
    case 'follow':
      return followUpLinks(aboutRef);
    case 'standing':
      return standingLinks(event, aboutRef);
    case 'hold':
    case 'glass':
      return { link: tabOf(aboutRef) ?? gatePage(event), list: GATES };
    default:
      return { link: tabOf(aboutRef) ?? QUEUE, list: QUEUE };
  }
}

/** Where what ends, or is owed, is settled. Pure. @internal */
export function dueLinks(item: DueItem, named: boolean): NoticeLinks {
  const list = '/readiness/due-soon';
  const aboutRef = named ? item.entityRef : null;
  switch (item.kind) {
    case 'review':
      return { link: `${QUEUE}/${encodeURIComponent(item.id)}`, list };
    case 'condition':
    case 'break-glass':
      return { ...followUpLinks(aboutRef), list };
    default:
      return {
        link:
          tabOf(aboutRef) ??
          withQuery(EXEMPTIONS, [
            ['state', 'approved'],
            ...(aboutRef ? [['owner', aboutRef]] : []),
          ]),
        list,
      };
  }
}

function exemptionLinks(
  { kind, details }: TellingEvent,
  aboutRef: string | null,
): NoticeLinks {
  const state = kind.replace('exemption-', '');
  const list = withQuery(EXEMPTIONS, [['state', state]]);
  const link = withQuery(EXEMPTIONS, [
    ['state', state],
    ['standard', String(details.standard ?? '')],
    ['check', String(details.checkId ?? '')],
  ]);
  return { link: tabOf(aboutRef) ?? link, list };
}

function standingLinks(
  { kind }: TellingEvent,
  aboutRef: string | null,
): NoticeLinks {
  const state = kind === 'standing-changed' ? 'open' : 'confirmed';
  const list = withQuery(STANDING_CHANGES, [['state', state]]);
  return { link: tabOf(aboutRef) ?? list, list };
}

function followUpLinks(aboutRef: string | null): NoticeLinks {
  return {
    link: withQuery(FOLLOW_UPS, aboutRef ? [['entity', aboutRef]] : []),
    list: FOLLOW_UPS,
  };
}

function gatePage({ gates }: TellingEvent): string {
  return gates.length === 1
    ? `${GATES}/${encodeURIComponent(gates[0].name)}`
    : GATES;
}

/** The readiness tab of an entity, where it has one. */
function tabOf(entityRef: string | null): string | undefined {
  const match = ENTITY_REF.exec(entityRef ?? '');
  if (!match || WITHOUT_TAB.includes(match[1])) {
    return undefined;
  }
  const [kind, namespace, name] = match.slice(1).map(encodeURIComponent);
  return `/catalog/${namespace}/${kind}/${name}/readiness`;
}

function withQuery(path: string, values: readonly string[][]): string {
  const given = values.filter(([, value]) => value !== '');
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
