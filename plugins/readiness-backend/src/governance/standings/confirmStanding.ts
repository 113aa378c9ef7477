import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { StandingChangeView } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { entityOf } from '../../catalog/EntityStore';
import {
  DbStandingChangesRow,
  DbStandingsRow,
} from '../../database/governanceTables';
import { DbEntitiesRow } from '../../database/tables';
import { Publication } from '../../standards/Publication';
import { Actor } from '../Actor';
import { GovernanceEvents } from '../GovernanceEvents';
import { Confirmable, mayConfirm } from './mayConfirm';
import { scopesIn } from './scopesIn';
import {
  countedOwner,
  Standing,
  standingDifferences,
  StandingDifference,
  tierText,
} from './Standing';
import { standingChangeView } from './standingChangeView';
import { scopesText, standingOf } from './standingRow';
import { StandingStore } from './StandingStore';

/** @internal */
export interface ConfirmStandingOptions {
  readonly knex: Knex;
  readonly events: GovernanceEvents;
  readonly changeId: string;
  readonly actor: Actor;
  readonly comment: string | undefined;
  readonly publication: Publication | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Lets a milder tier or a scope that was left count from now on, in the name of a person who does not own the entity.
 *
 * Contract: the standing of the entity is locked first, as the watch does, so that the change is confirmed as it was
 * shown or not at all: one that was undone, or replaced by another one, is refused, and so is one that the descriptor no
 * longer says.
 * @internal
 */
export async function confirmStanding(
  options: ConfirmStandingOptions & { readonly entityRef: string },
): Promise<StandingChangeView> {
  return options.knex.transaction(tx => confirmIn(tx, options));
}

async function confirmIn(
  tx: Knex.Transaction,
  options: ConfirmStandingOptions & { readonly entityRef: string },
): Promise<StandingChangeView> {
  const { entityRef, changeId, actor, comment, now } = options;
  const store = new StandingStore();
  const stored = (await store.lock(tx, [entityRef])).get(entityRef);
  const change = await readChange(tx, changeId);
  const entity = await tx<DbEntitiesRow>('entities')
    .where({ entity_ref: entityRef })
    .first();
  if (!change || !stored || !entity) {
    throw noSuchChange(changeId);
  }
  const before = standingOf(stored);
  const { owner_ref } = entity;
  const owned = { ...change, owner_ref, counted_owner_ref: stored.owner_ref };
  requireConfirmable(mayConfirm(actor, owned), change, before);
  requireSaid(change, differences(before, entity, options));
  const confirmed: DbStandingChangesRow = {
    ...change,
    ...{ state: 'confirmed', decided_by: actor.ref, decided_at: now },
    comment: comment ?? null,
  };
  const standing = confirmedStanding(before, change);
  const open = await store.readOpen(tx, [entityRef]);
  const isSettled =
    open.every(({ id }) => id === change.id) &&
    differences(standing, entity, options).length === 0;
  await writeConfirmed(tx, confirmed, {
    ...{ tier: standing.tier, scopes: scopesText(standing) },
    owner_ref: countedOwner(stored, entity, isSettled),
  });
  await options.events.append(tx, eventOf(confirmed, options));
  return standingChangeView({ ...entity, ...confirmed }, false);
}

/** @internal */
export async function readChange(
  knex: Knex,
  changeId: string,
): Promise<DbStandingChangesRow | undefined> {
  return knex<DbStandingChangesRow>('standing_changes')
    .where({ id: changeId })
    .whereNot('kind', 'lifecycle')
    .first();
}

/** @internal */
export function noSuchChange(changeId: string): NotFoundError {
  return new NotFoundError(
    `There is no change of tier or scope ${changeId} here`,
  );
}

function requireConfirmable(
  confirmable: Confirmable,
  { state }: DbStandingChangesRow,
  { tier }: Standing,
): void {
  switch (confirmable) {
    case 'owned':
      throw new NotAllowedError(
        'What makes an entity milder at gates is confirmed by people who do not own it and did not when it was changed; ask a reviewer',
      );
    case 'decided':
      throw new ConflictError(
        state === 'confirmed'
          ? 'This change is confirmed already'
          : 'This change is no longer there: the descriptor was changed again',
      );
    case 'undeclared':
      throw new ConflictError(
        `Declare the tier that is meant; an undeclared tier is never confirmed, gates go on judging by tier ${tierText(
          tier,
        )}`,
      );
    default:
  }
}

/** The descriptor may have been changed since the watch last looked. */
function differences(
  standing: Standing,
  entity: DbEntitiesRow,
  { publication }: ConfirmStandingOptions,
): StandingDifference[] {
  const { tier, lifecycle } = entity;
  const look = { entity: entityOf(entity), tier, lifecycle };
  const documents = publication ? scopesIn(publication) : [];
  return standingDifferences(standing, look, documents);
}

function requireSaid(
  change: DbStandingChangesRow,
  said: readonly StandingDifference[],
): void {
  const isSaid = said.some(
    ({ kind, subject, to }) =>
      kind === change.kind &&
      subject === change.subject &&
      to === change.to_value,
  );
  if (!isSaid) {
    throw new ConflictError(
      'The descriptor says something else by now; look at it again in a minute',
    );
  }
}

function confirmedStanding(
  before: Standing,
  { kind, subject, to_value }: DbStandingChangesRow,
): Standing {
  if (kind === 'tier') {
    return { ...before, tier: Number(to_value) };
  }
  const key = `${kind === 'gate-scope' ? 'gate' : 'standard'}:${subject}`;
  const { [key]: _, ...scopes } = before.scopes;
  return { ...before, scopes };
}

async function writeConfirmed(
  tx: Knex.Transaction,
  change: DbStandingChangesRow,
  standing: Pick<DbStandingsRow, 'tier' | 'scopes' | 'owner_ref'>,
): Promise<void> {
  const { id, entity_ref, state, decided_by, decided_at, comment } = change;
  await tx<DbStandingsRow>('standings').where({ entity_ref }).update(standing);
  await tx<DbStandingChangesRow>('standing_changes')
    .where({ id })
    .update({ state, decided_by, decided_at, comment });
}

function eventOf(
  change: DbStandingChangesRow,
  { actor, now, comment }: ConfirmStandingOptions,
): Parameters<GovernanceEvents['append']>[1] {
  return {
    ...{ at: now, kind: 'standing-confirmed', actor: actor.ref },
    entityRef: change.entity_ref,
    subject: `standing-change:${change.id}`,
    details: {
      ...{ kind: change.kind, subject: change.subject },
      ...{ from: change.from_value, to: change.to_value },
      comment: comment ?? null,
    },
  };
}
