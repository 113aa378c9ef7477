import { isUndeclared, isWaiting } from './audienceOf';
import { shorten } from './News';
import { detailOf, TellingEvent } from './TellingEvent';

/**
 * What an act was, in one sentence. `about` names the entity, or does not. Pure.
 * @internal
 */
export function sentenceOf(event: TellingEvent, about: string): string {
  const { kind, actorName: who } = event;
  const gate = gateWords(event);
  switch (kind) {
    case 'attestation-made':
    case 'attestation-confirmed':
    case 'attestation-refused':
    case 'attestation-withdrawn':
      return `${who} ${attestationWords(event)} for ${about}${ending(event)}`;
    case 'exemption-requested':
    case 'exemption-approved':
    case 'exemption-rejected':
    case 'exemption-revoked':
    case 'exemption-withdrawn':
      return exemptionSentence(event, about);
    case 'standing-changed':
    case 'standing-confirmed':
      return standingSentence(event, about);
    case 'hold-set':
      return `${who} has stopped ${gate}${reason(event)}`;
    case 'hold-lifted':
      return `${who} has lifted the hold on ${gate}${comment(event)}`;
    case 'glass-broken':
      return `${who} has broken the glass of ${gate} for ${about}${reason(
        event,
      )}`;
    case 'follow-up-raised':
      return owedSentence(event, about);
    case 'follow-up-closed':
      return `${who} has closed what was owed for ${about} at ${gate}`;
    case 'review-requested':
      return `${who} asks for a review of ${about} at ${gate}`;
    case 'review-withdrawn':
      return `${who} no longer asks for a review of ${about} at ${gate}`;
    case 'review-lapsed':
      return `The approval of ${about} at ${gate} has fallen${reason(event)}`;
    case 'review-approved':
    case 'review-changes-requested':
    case 'review-rejected':
      return `${who} ${reviewWords(event)} ${about} at ${gate}${comment(
        event,
      )}`;
    default:
      return `${who} has exported evidence`;
  }
}

function attestationWords(event: TellingEvent): string {
  const { kind, title } = event;
  switch (kind) {
    case 'attestation-confirmed':
      return `has confirmed the sign-off of ${title}`;
    case 'attestation-refused':
      return `does not confirm the sign-off of ${title}`;
    case 'attestation-withdrawn':
      return `has withdrawn the sign-off of ${title}`;
    default:
      return detailOf(event, 'reconfirms')
        ? `has signed off ${title} again`
        : `has signed off ${title}`;
  }
}

function ending(event: TellingEvent): string {
  if (event.kind !== 'attestation-made') {
    return comment(event);
  }
  const answer = detailOf(event, 'answer').replace('-', ' ');
  return isWaiting(event)
    ? ` as ${answer}; another person has to confirm it`
    : ` as ${answer}`;
}

function exemptionSentence(event: TellingEvent, about: string): string {
  const { kind, actorName: who, title } = event;
  const what = `exemption of ${title} for ${about}`;
  const end = detailOf(event, 'endsAt').slice(0, 10);
  const until = end && ` until ${end}`;
  switch (kind) {
    case 'exemption-requested':
      return `${who} asks for an ${what}${until}`;
    case 'exemption-withdrawn':
      return `${who} no longer asks for an ${what}`;
    case 'exemption-approved':
      return `${who} has approved the ${what}${until}${comment(event)}`;
    default:
      return `${who} has ${kind.replace('exemption-', '')} the ${what}${comment(
        event,
      )}`;
  }
}

function standingSentence(event: TellingEvent, about: string): string {
  const { kind, actorName: who, title } = event;
  const from = detailOf(event, 'from');
  if (isUndeclared(event)) {
    return `${about} declares no tier any more; tier ${from} goes on counting at gates until one is declared`;
  }
  const change =
    detailOf(event, 'kind') === 'tier'
      ? `of ${about} from tier ${from} to ${detailOf(event, 'to')}`
      : `that ${about} leaves the scope of ${title}`;
  return kind === 'standing-changed'
    ? `The change ${change} counts at gates once a person who does not own it has confirmed it`
    : `${who} has confirmed the change ${change}${comment(event)}`;
}

function reviewWords({ kind, details }: TellingEvent): string {
  const conditions = Number(details.conditions ?? 0);
  switch (kind) {
    case 'review-rejected':
      return 'has rejected';
    case 'review-changes-requested':
      return 'asks for changes of';
    default:
      return conditions > 0
        ? `has approved, with ${conditions} ${
            conditions === 1 ? 'condition' : 'conditions'
          },`
        : 'has approved';
  }
}

function gateWords({ gates, details }: TellingEvent): string {
  return gates.length === 1 && details.gate
    ? gates[0].title
    : String(details.gate ?? 'all gates');
}

function dueWords({ details }: TellingEvent): string {
  const dueAt = Number(details.dueAt ?? NaN);
  return Number.isFinite(dueAt)
    ? ` by ${new Date(dueAt).toISOString().slice(0, 10)}`
    : '';
}

/** What is owed is said to those only who know of the entity. */
function owedSentence(event: TellingEvent, about: string): string {
  const owed = detailOf(event, 'text');
  const what = owed === '' ? 'something' : 'this';
  return `For ${about} ${what} is owed${dueWords(event)}${after(owed)}`;
}

function reason(event: TellingEvent): string {
  return after(detailOf(event, 'reason'));
}

function comment(event: TellingEvent): string {
  return after(detailOf(event, 'comment'));
}

function after(words: string): string {
  return words === '' ? '' : `: ${shorten(words)}`;
}
