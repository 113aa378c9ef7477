import { GovernanceEventKind } from '../../database/governanceTables';
import { audienceOf } from './audienceOf';
import { News, Urgency } from './News';
import { linksOf } from './noticeLinks';
import { sentenceOf } from './sentenceOf';
import { TellingEvent } from './TellingEvent';

const COUNTED: Readonly<Record<GovernanceEventKind, News['counted']>> = {
  'attestation-made': ['sign-off', 'sign-offs'],
  'attestation-confirmed': ['sign-off confirmed', 'sign-offs confirmed'],
  'attestation-refused': ['sign-off refused', 'sign-offs refused'],
  'attestation-withdrawn': ['sign-off withdrawn', 'sign-offs withdrawn'],
  'exemption-requested': ['exemption requested', 'exemptions requested'],
  'exemption-approved': ['exemption approved', 'exemptions approved'],
  'exemption-rejected': ['exemption rejected', 'exemptions rejected'],
  'exemption-revoked': ['exemption revoked', 'exemptions revoked'],
  'exemption-withdrawn': ['request withdrawn', 'requests withdrawn'],
  'standing-changed': ['change waiting', 'changes waiting'],
  'standing-confirmed': ['change confirmed', 'changes confirmed'],
  'hold-set': ['hold', 'holds'],
  'hold-lifted': ['hold lifted', 'holds lifted'],
  'glass-broken': ['broken glass', 'broken glasses'],
  'follow-up-raised': ['follow-up', 'follow-ups'],
  'follow-up-closed': ['follow-up closed', 'follow-ups closed'],
  'review-requested': ['review requested', 'reviews requested'],
  'review-approved': ['review approved', 'reviews approved'],
  'review-changes-requested': ['change asked for', 'changes asked for'],
  'review-rejected': ['review rejected', 'reviews rejected'],
  'review-withdrawn': ['request withdrawn', 'requests withdrawn'],
  'review-lapsed': ['approval fallen', 'approvals fallen'],
  'evidence-exported': ['export', 'exports'],
};

/**
 * Who must act, or learn what was decided, after an act, and what they are told. Nobody is told what they did themselves.
 * Only owners and who asked are told the name of the entity, and what people wrote about it: whether others may see it is
 * not known here, and the page behind the link asks. Pure.
 * @internal
 */
export function newsOf(event: TellingEvent): News[] {
  const { act, know } = audienceOf(event);
  // Who is told later, in a digest, does not know yet.
  const atOnce = [event.actor, ...act];
  const known = { act: atOnce, know: [...atOnce, ...know] };
  const newsTo = (recipient: string, urgency: Urgency): News => {
    const named = [event.owner, event.requestedBy].includes(recipient);
    return {
      ...{ recipient, urgency, named },
      key: `event:${event.id}:${recipient}`.slice(0, 255),
      text: named
        ? sentenceOf(event, event.about)
        : sentenceOf(withoutWords(event), event.hidden),
      counted: COUNTED[event.kind],
      severity: event.kind === 'glass-broken' ? 'high' : 'normal',
      ...linksOf(event, named),
      knownBy: known[urgency].filter(ref => isPerson(ref) && ref !== recipient),
    };
  };
  return [
    ...act.map(recipient => newsTo(recipient, 'act')),
    ...know.map(recipient => newsTo(recipient, 'know')),
  ];
}

/**
 * What people write is for those who know what it is about, and may name it. Why a gate is stopped is about no entity.
 */
function withoutWords(event: TellingEvent): TellingEvent {
  const words =
    event.aboutRef === null
      ? { comment: null }
      : { comment: null, reason: null, text: null };
  return { ...event, details: { ...event.details, ...words } };
}

function isPerson(ref: string): boolean {
  return ref.startsWith('user:');
}
