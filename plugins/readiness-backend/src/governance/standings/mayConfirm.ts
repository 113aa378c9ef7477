import { DbStandingChangesRow } from '../../database/governanceTables';
import { Actor, isMember } from '../Actor';
import { tierText } from './Standing';

/** A change of tier or scope with who owns its entity. @internal */
export type OwnedChange = Pick<
  DbStandingChangesRow,
  'state' | 'kind' | 'to_value'
> & {
  /** Of the entity as it is now. */
  readonly owner_ref: string | null;
  /** Remembered by the standing: the owner before the change, or else the change could bring its own reviewer. */
  readonly counted_owner_ref: string | null;
};

/** @internal */
export type Confirmable = 'allowed' | 'owned' | 'decided' | 'undeclared';

/**
 * Whether a person who holds the permission may confirm a change, or what is in the way. Who owns the entity now, or did
 * when what counts was settled, never may; where nobody is known to own it, anybody else decides. That no tier is declared
 * is never confirmed: the next tier would count as the first that was ever declared, with nobody asked. Pure.
 * @internal
 */
export function mayConfirm(actor: Actor, change: OwnedChange): Confirmable {
  const { state, kind, to_value } = change;
  const owners = [change.owner_ref, change.counted_owner_ref];
  if (owners.some(owner => owns(actor, owner))) {
    return 'owned';
  }
  if (state !== 'open') {
    return 'decided';
  }
  return kind === 'tier' && to_value === tierText(null)
    ? 'undeclared'
    : 'allowed';
}

function owns(actor: Actor, owner: string | null): boolean {
  return owner !== null && isMember(actor, owner).kind === 'allowed';
}
