import { TIERS } from '../../documents/readBounds';
import { Gate } from '../documentTypes';
import { GateRequirementResult, ReviewStanding } from '../types';
import { GateCase } from './GateCase';
import { countOf, instantText, withoutStop } from './wording';

const MILLISECONDS_PER_DAY = 86_400_000;

const AGAIN = 'Ask for a review again';

type Review = NonNullable<Gate['review']>;

/** Why a review is asked for, or not. */
interface Asked {
  readonly asked: boolean;
  readonly why: string;
}

/**
 * Whether people have reviewed the entity at the gate, where the gate asks for it.
 * @internal
 */
export function judgeReview(
  review: Review,
  gateCase: GateCase,
): GateRequirementResult {
  const { asked, why } = isAsked(review, gateCase);
  if (!asked) {
    return result('nothing-required', why);
  }
  const standing = judgeStanding(gateCase.given.review, gateCase);
  return standing.fix === undefined
    ? result('met', standing.reason)
    : {
        ...result('not-met', `${standing.reason} (${why})`),
        fix: standing.fix,
        approvers: [review.by],
      };
}

/** A tier that nobody declared may be any: then the review is asked for when one of them asks for it. */
function isAsked(review: Review, gateCase: GateCase): Asked {
  const { when } = review;
  if (!when) {
    return { asked: true, why: 'the gate always asks for one' };
  }
  noteNextDay(when.variables, gateCase);
  const tiers =
    gateCase.input.tier.kind === 'declared' ? [gateCase.tier] : TIERS;
  const outcomes = tiers.map(tier =>
    when.evaluate({ ...worldOf(gateCase), tier }),
  );
  const fault = outcomes.find(item => item.kind === 'fault');
  if (outcomes.some(item => item.kind === 'value' && item.value)) {
    return { asked: true, why: `asked for when ${when.expression}` };
  }
  return fault?.kind === 'fault'
    ? {
        asked: true,
        why: `asked for, because the condition of the gate could not be worked out: ${withoutStop(
          fault.message,
        )}`,
      }
    : {
        asked: false,
        why: `No review is asked for; that would be when ${when.expression}`,
      };
}

function worldOf({ input, given, now }: GateCase) {
  const { change = '', environment = '' } = given.context;
  const { firstSeenAt = now } = given;
  return {
    entity: input.entity,
    daysSinceFirstSeen: Math.max(
      0,
      Math.floor((now - firstSeenAt) / MILLISECONDS_PER_DAY),
    ),
    ...{ change, environment },
  };
}

function noteNextDay(
  variables: readonly string[],
  { given, now, deadline }: GateCase,
): void {
  const { firstSeenAt } = given;
  if (variables.includes('daysSinceFirstSeen') && firstSeenAt !== undefined) {
    const days = Math.floor((now - firstSeenAt) / MILLISECONDS_PER_DAY);
    deadline.note(firstSeenAt + (Math.max(days, 0) + 1) * MILLISECONDS_PER_DAY);
  }
}

/** With a fix: it does not let anything through. */
function judgeStanding(
  standing: ReviewStanding,
  gateCase: GateCase,
): { readonly reason: string; readonly fix?: string } {
  switch (standing.kind) {
    case 'none':
      return {
        reason: 'A review is needed, and nobody has asked for one',
        fix: 'Ask for a review',
      };
    case 'open':
      return {
        reason: `A review has been waiting since ${instantText(
          standing.since,
        )}`,
        fix: 'Wait for the reviewers',
      };
    case 'changes-requested':
      return {
        reason: `The reviewers asked for changes on ${instantText(
          standing.at,
        )}`,
        fix: 'Make the changes, then ask for a review again',
      };
    case 'lapsed':
      return {
        reason: `The approval fell on ${instantText(
          standing.at,
        )}: ${withoutStop(standing.reason)}`,
        fix: AGAIN,
      };
    case 'ended':
      return endedApproval(standing.at);
    case 'rejected':
      return {
        reason: `The reviewers rejected it on ${instantText(standing.at)}`,
        fix: 'Speak with the reviewers, then ask for a review again',
      };
    default:
      return judgeApproval(standing, gateCase);
  }
}

function judgeApproval(
  approval: Extract<ReviewStanding, { kind: 'approved' }>,
  { tier, now, deadline }: GateCase,
): { readonly reason: string; readonly fix?: string } {
  if (now >= approval.validUntil) {
    return endedApproval(approval.validUntil);
  }
  if (tier < approval.tier) {
    return {
      reason: `The approval has lapsed: it was given for tier ${approval.tier}, and the entity is now judged by tier ${tier}`,
      fix: AGAIN,
    };
  }
  deadline.note(approval.validUntil);
  if (approval.overdueConditions > 0) {
    return {
      reason: `The approval does not count while ${countOf(
        approval.overdueConditions,
        'condition',
      )} of it ${approval.overdueConditions === 1 ? 'is' : 'are'} overdue`,
      fix: 'Close the conditions that are overdue',
    };
  }
  return {
    reason: `Approved by ${approval.by}, until ${instantText(
      approval.validUntil,
    )}`,
  };
}

function endedApproval(at: number): { reason: string; fix: string } {
  return { reason: `The approval ended on ${instantText(at)}`, fix: AGAIN };
}

function result(
  outcome: GateRequirementResult['outcome'],
  reason: string,
): GateRequirementResult {
  return {
    id: 'review',
    kind: 'review',
    ...{ outcome, reason },
    approvers: [],
    missing: [],
  };
}
