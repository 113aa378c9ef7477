import { JsonObject } from '@backstage/types';
import { GovernanceEventKind } from '../../database/governanceTables';

/** A gate that an act is about, with whom its document names. @internal */
export interface TellingGate {
  readonly name: string;
  readonly title: string;
  readonly owner: string | null;
  /** Who decides reviews at it. */
  readonly reviewers: string | null;
  /** Who may break its glass. */
  readonly breakers: string | null;
}

/** An act with its words, and whom it may concern. @internal */
export interface TellingEvent {
  readonly id: string;
  readonly kind: GovernanceEventKind;
  /** The entity, or the owner or system that an exemption is for all entities of; null for a hold. */
  readonly aboutRef: string | null;
  /** What it is about, for those who know of it. */
  readonly about: string;
  /** The same for those of whom that is not known. */
  readonly hidden: string;
  /** Of the entity. */
  readonly owner: string | null;
  readonly actor: string;
  /** As people call the actor. */
  readonly actorName: string;
  readonly subject: string;
  readonly details: JsonObject;
  /** Title of the check or document that it is about; empty where it is about none. */
  readonly title: string;
  /** For the change of a standing: the gates at which it counts. */
  readonly gates: readonly TellingGate[];
  /** Who asked for what was decided. */
  readonly requestedBy: string | null;
  /** Whom the policy names to decide what was asked for. */
  readonly approver: string | null;
  /** Owners of all that a hold stops. */
  readonly stopped: readonly string[];
}

/** A text of what an act says of itself; empty where there is none. @internal */
export function detailOf({ details }: TellingEvent, key: string): string {
  const value = details[key];
  return typeof value === 'string' ? value : '';
}
