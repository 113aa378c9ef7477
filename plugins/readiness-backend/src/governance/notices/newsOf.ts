import { JsonObject } from '@backstage/types';
import { GovernanceEventKind } from '../../database/governanceTables';

/** An act with whom it may concern. @internal */
export interface TellingEvent {
  readonly id: string;
  readonly kind: GovernanceEventKind;
  readonly entityRef: string | null;
  readonly entityTitle: string;
  /** Of the entity. */
  readonly owner: string | null;
  readonly actor: string;
  readonly subject: string;
  readonly details: JsonObject;
  /** Of the gate that the act is about. */
  readonly gateTitle: string | null;
  readonly gateOwner: string | null;
  readonly breakGlassGroup: string | null;
  /** Who asked for what was decided. */
  readonly requestedBy: string | null;
  /** Whom the policy names to decide what was asked for. */
  readonly approver: string | null;
}

/** One thing that one recipient is told. @internal */
export interface News {
  readonly recipient: string;
  /** Nobody is told the same key twice. */
  readonly key: string;
  readonly text: string;
  readonly severity: 'high' | 'normal' | 'low';
  /** Path in the portal. */
  readonly link: string;
}

/**
 * Who must act, or learn what was decided, after an act, and what they are told. Nobody is told what they did themselves.
 * Only owners and who asked are told the name of the entity: whether others may see it is not known here, and the page
 * behind the link asks. Pure.
 * @internal
 */
export function newsOf(event: TellingEvent): News[] {
  const told = sentenceOf(event);
  if (!told) {
    return [];
  }
  const { text, knowing = [], others = [], severity = 'normal' } = told;
  const texts = new Map<string, string>([
    ...refs(others).map(ref => [ref, text('an entity')] as const),
    ...refs(knowing).map(ref => [ref, text(event.entityTitle)] as const),
  ]);
  texts.delete(event.actor);
  return [...texts].map(([recipient, sentence]) => ({
    recipient,
    key: `event:${event.id}:${recipient}`.slice(0, 255),
    text: sentence,
    severity,
    link:
      told.link ??
      (refs(knowing).includes(recipient)
        ? entityLink(event.entityRef)
        : '/readiness/reviews'),
  }));
}

interface Sentence {
  readonly text: (entity: string) => string;
  /** They know of the entity: its owners, and who asked. */
  readonly knowing?: readonly (string | null)[];
  readonly others?: readonly (string | null)[];
  readonly severity?: News['severity'];
  readonly link?: string;
}

function sentenceOf(event: TellingEvent): Sentence | undefined {
  switch (event.kind) {
    case 'exemption-requested':
    case 'exemption-approved':
    case 'exemption-rejected':
    case 'exemption-revoked':
    case 'attestation-confirmed':
    case 'attestation-refused':
      return decisionSentence(event);
    case 'review-requested':
    case 'review-approved':
    case 'review-changes-requested':
    case 'review-rejected':
    case 'review-lapsed':
      return reviewSentence(event);
    case 'standing-changed':
    case 'standing-confirmed':
      return standingSentence(event);
    case 'glass-broken':
      return {
        text: entity =>
          `${event.actor} has broken the glass of ${gateOf(
            event,
          )} for ${entity}: ${reasonOf(event)}`,
        knowing: [event.owner],
        others: [event.breakGlassGroup, event.gateOwner],
        severity: 'high',
      };
    case 'follow-up-raised':
      return {
        text: entity => `For ${entity} this is owed: ${textOf(event, 'text')}`,
        knowing: [textOf(event, 'owner') || event.owner],
      };
    default:
      return undefined;
  }
}

function decisionSentence(event: TellingEvent): Sentence {
  const { kind, actor, requestedBy, approver } = event;
  const knowing = [requestedBy];
  switch (kind) {
    case 'exemption-requested':
      return {
        text: entity => `${actor} asks for an exemption for ${entity}`,
        others: [approver],
      };
    case 'attestation-refused':
      return {
        text: entity =>
          `${actor} does not confirm the sign-off for ${entity}${commentOf(
            event,
          )}`,
        knowing,
      };
    case 'attestation-confirmed':
      return {
        text: entity => `${actor} has confirmed the sign-off for ${entity}`,
        ...{ knowing, severity: 'low' },
      };
    default:
      return {
        text: entity =>
          `${actor} has ${kind.replace(
            'exemption-',
            '',
          )} the exemption for ${entity}${commentOf(event)}`,
        knowing,
      };
  }
}

function reviewSentence(event: TellingEvent): Sentence {
  const { kind, actor, owner, requestedBy, approver, subject } = event;
  const gate = gateOf(event);
  const link = `/readiness/reviews/${subject.split(':')[1]}`;
  if (kind === 'review-requested') {
    return {
      text: entity => `${actor} asks for a review of ${entity} at ${gate}`,
      ...{ others: [approver], link },
    };
  }
  if (kind === 'review-lapsed') {
    return {
      text: entity =>
        `The approval of ${entity} at ${gate} has fallen: ${reasonOf(event)}`,
      ...{ knowing: [owner], link },
    };
  }
  return {
    text: entity =>
      `${actor} ${reviewWord(kind)} ${entity} at ${gate}${commentOf(event)}`,
    ...{ knowing: [requestedBy], link },
  };
}

function standingSentence(event: TellingEvent): Sentence {
  const knowing = [event.owner];
  return event.kind === 'standing-changed'
    ? {
        text: entity =>
          `${standingWords(
            event,
          )} of ${entity} counts at gates once another person has confirmed it`,
        knowing,
      }
    : {
        text: entity =>
          `${event.actor} has confirmed for ${entity}: ${standingWords(
            event,
          )} counts at gates`,
        ...{ knowing, severity: 'low' },
      };
}

/** The page of an entity in the portal. @internal */
export function entityLink(entityRef: string | null): string {
  const match = /^([^:]+):([^/]+)\/(.+)$/.exec(entityRef ?? '');
  return match
    ? `/catalog/${match[2]}/${match[1]}/${match[3]}/readiness`
    : '/readiness/reviews';
}

function refs(given: readonly (string | null)[]): string[] {
  return given.flatMap(ref =>
    ref !== null && /^(user|group):/.test(ref) ? [ref] : [],
  );
}

function gateOf({ gateTitle }: TellingEvent): string {
  return gateTitle ?? 'a gate';
}

function reasonOf(event: TellingEvent): string {
  return shorten(textOf(event, 'reason'));
}

function textOf({ details }: TellingEvent, key: string): string {
  const value = details[key];
  return typeof value === 'string' ? value : '';
}

function commentOf(event: TellingEvent): string {
  const comment = textOf(event, 'comment');
  return comment === '' ? '' : `: ${shorten(comment)}`;
}

/** Of a message. @internal */
export function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}...` : text;
}

function reviewWord(kind: GovernanceEventKind): string {
  switch (kind) {
    case 'review-approved':
      return 'has approved';
    case 'review-rejected':
      return 'has rejected';
    default:
      return 'asks for changes of';
  }
}

function standingWords({ details }: TellingEvent): string {
  const { kind, subject, from, to } = details;
  return kind === 'tier'
    ? `The change from tier ${String(from)} to ${String(to)}`
    : `Leaving the scope of ${String(subject)}`;
}
