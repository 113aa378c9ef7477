import { GovernanceEventKind } from '../../database/governanceTables';
import { tierText } from '../standings/Standing';
import { detailOf, TellingEvent } from './TellingEvent';

/** Who has to do something after an act, and who is to know of it. @internal */
export interface Audience {
  readonly act: readonly string[];
  readonly know: readonly string[];
}

type Role =
  | 'requester'
  | 'owner'
  | 'approver'
  | 'follow-up-owner'
  | 'gate-owners'
  | 'reviewers'
  | 'breakers'
  | 'confirmers'
  | 'stopped';

type Roles = { readonly [Urgency in 'act' | 'know']?: readonly Role[] };

const AT_GATE = ['reviewers', 'gate-owners'] as const;
const OF_HOLD = [...AT_GATE, 'breakers', 'stopped'] as const;

const ROLES: Readonly<Record<GovernanceEventKind, Roles>> = {
  'attestation-made': { know: ['owner'] },
  'attestation-confirmed': { know: ['requester', 'owner'] },
  'attestation-refused': { act: ['requester'], know: ['owner'] },
  'attestation-withdrawn': { know: ['requester', 'owner'] },
  'exemption-requested': { act: ['approver'] },
  'exemption-approved': { know: ['requester', 'owner', 'approver'] },
  'exemption-rejected': { act: ['requester'], know: ['owner', 'approver'] },
  'exemption-revoked': { act: ['requester', 'owner'], know: ['approver'] },
  'exemption-withdrawn': { know: ['requester', 'approver'] },
  'standing-changed': { act: ['confirmers'], know: ['owner'] },
  'standing-confirmed': { know: ['owner', 'confirmers'] },
  'hold-set': { know: OF_HOLD },
  'hold-lifted': { know: OF_HOLD },
  'glass-broken': {
    act: ['breakers', 'gate-owners', 'owner'],
    know: ['reviewers'],
  },
  'follow-up-raised': { act: ['follow-up-owner'], know: ['owner'] },
  'follow-up-closed': { know: ['owner', 'gate-owners'] },
  'review-requested': { act: ['approver'] },
  'review-approved': { know: ['requester', 'owner', ...AT_GATE] },
  'review-changes-requested': {
    ...{ act: ['requester'], know: ['owner', ...AT_GATE] },
  },
  'review-rejected': { act: ['requester'], know: ['owner', ...AT_GATE] },
  'review-withdrawn': { know: ['reviewers'] },
  'review-lapsed': { act: ['owner'], know: AT_GATE },
  'evidence-exported': {},
};

/**
 * Who must act after an act, and who need not. Policies and services are never told anything, and who acted knows. Who is
 * in both is among those who must act. Pure.
 * @internal
 */
export function audienceOf(event: TellingEvent): Audience {
  const { act = [], know = [] } = rolesOf(event);
  const refsOf = (roles: readonly Role[]) =>
    new Set(
      roles
        .flatMap(role => holdersOf(event, role))
        .flatMap(ref => (ref !== null && isTold(event, ref) ? [ref] : [])),
    );
  const acting = refsOf(act);
  return {
    act: [...acting],
    know: [...refsOf(know)].filter(ref => !acting.has(ref)),
  };
}

/** Whether a sign-off counts only once another person has confirmed it. @internal */
export function isWaiting(event: TellingEvent): boolean {
  return detailOf(event, 'state') === 'awaiting-review';
}

/** Whether an entity says no tier any more, which nobody can confirm. @internal */
export function isUndeclared(event: TellingEvent): boolean {
  return (
    detailOf(event, 'kind') === 'tier' &&
    detailOf(event, 'to') === tierText(null)
  );
}

function rolesOf(event: TellingEvent): Roles {
  const { kind } = event;
  const ownersAct =
    (kind === 'attestation-made' && isWaiting(event)) ||
    (kind === 'standing-changed' && isUndeclared(event));
  return ownersAct ? { act: ['owner'] } : ROLES[kind];
}

function holdersOf(event: TellingEvent, role: Role): (string | null)[] {
  const { owner, gates } = event;
  switch (role) {
    case 'requester':
      return [event.requestedBy];
    case 'owner':
      return [owner];
    case 'approver':
      return [event.approver];
    case 'follow-up-owner':
      return [detailOf(event, 'owner') || owner];
    case 'gate-owners':
      return gates.map(gate => gate.owner);
    case 'reviewers':
      return gates.map(gate => gate.reviewers);
    case 'breakers':
      return gates.map(gate => gate.breakers);
    case 'confirmers':
      // Whoever owns the entity may not confirm.
      return gates
        .map(gate => gate.reviewers ?? gate.owner)
        .filter(ref => ref !== owner);
    case 'stopped':
      return [...event.stopped];
    default:
      return absent(role);
  }
}

function absent(role: never): never {
  throw new Error(`Nobody holds the role ${role}`);
}

function isTold({ actor }: TellingEvent, ref: string): boolean {
  return /^(user|group):/.test(ref) && ref !== actor;
}
