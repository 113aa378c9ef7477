/**
 * A person who acts, with all refs that they act for (their own and those of their groups), in lower case.
 * @internal
 */
export interface Actor {
  readonly ref: string;
  readonly groups: ReadonlySet<string>;
}

/** Whether a person may do something, or why not. @internal */
export type Permit =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'refused'; readonly reason: string };

const ALLOWED: Permit = { kind: 'allowed' };

/**
 * Separation of duties: nobody decides what they asked for themselves, and where a policy names a group only its members
 * decide. It holds whatever the permission policy of the portal says, which is asked beside it.
 * @internal
 */
export function mayDecide(
  actor: Actor,
  request: { readonly by: string; readonly approver: string | null },
): Permit {
  if (request.by.toLocaleLowerCase('en-US') === actor.ref) {
    return {
      kind: 'refused',
      reason: 'Nobody decides their own request; ask another person',
    };
  }
  return isMember(actor, request.approver);
}

/** Whether a person belongs to the group that is asked for; null asks for none. @internal */
export function isMember(actor: Actor, group: string | null): Permit {
  return group === null || actor.groups.has(group.toLocaleLowerCase('en-US'))
    ? ALLOWED
    : {
        kind: 'refused',
        reason: `The policy leaves this to members of ${group}`,
      };
}
