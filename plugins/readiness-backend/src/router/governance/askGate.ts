import { InputError } from '@backstage/errors';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  GateDecisionView,
  NewGateDecision,
  readinessGateDecidePermission,
} from 'backstage-plugin-readiness-common';
import { askerOf } from '../../governance/askerOf';
import { GateDecisions } from '../../governance/gates/GateDecisions';
import { gateNamed, published } from '../../governance/gates/gateNamed';
import { GateSubject, refOf } from '../../governance/gates/GateSubject';
import { readDescriptor } from '../../governance/gates/readDescriptor';
import { Viewer } from '../../permissions/Viewer';
import { AnyRequest, RouterContext } from '../RouterContext';
import { readState } from '../readState';
import { requireVisible } from './actOnEntity';
import { audited } from './audited';
import { readEntityRef } from './readEntityRef';

/**
 * Asks a gate for a decision that is stored. People and services may: an answer is no act of theirs. The caller must see
 * the entity; a descriptor of one that they may not see is judged as if nothing were known of it.
 * @internal
 */
export async function askGate(
  request: AnyRequest,
  asked: {
    readonly gate: string;
    readonly body: NewGateDecision;
    readonly idempotencyKey: string | undefined;
  },
  context: RouterContext,
  decisions: GateDecisions,
): Promise<GateDecisionView> {
  const { gate: name, body, idempotencyKey } = asked;
  const { viewer, publication, now } = await readState(request, context);
  const { credentials } = viewer;
  return audited(request, context, {
    eventId: 'gate-decide',
    meta: { gate: name, entityRef: body.entityRef ?? null },
    run: async () => {
      await context.authorization.require(
        readinessGateDecidePermission,
        credentials,
      );
      return decisions.ask({
        gate: gateNamed(publication, name),
        publication: published(publication),
        subject: await subjectOf(body, { viewer, now }, context),
        context: body.context ?? {},
        askedBy: askerOf(credentials),
        request: { gate: name, body: body as JsonValue },
        ...{ idempotencyKey, now },
      });
    },
    outcome: ({ id, entityRef, answer }) => ({ id, entityRef, answer }),
  });
}

async function subjectOf(
  { entityRef, descriptor }: NewGateDecision,
  asking: { readonly viewer: Viewer; readonly now: number },
  context: RouterContext,
): Promise<GateSubject> {
  if (entityRef !== undefined && descriptor === undefined) {
    const subject: GateSubject = {
      kind: 'entity',
      entityRef: readEntityRef(entityRef, 'entityRef'),
    };
    await requireVisible(refOf(subject), asking.viewer, context);
    return subject;
  }
  if (entityRef === undefined && descriptor !== undefined) {
    const described = await readDescriptor(descriptor as JsonObject, {
      ...{ ...asking, knex: context.knex },
      settings: context.gateSettings,
    });
    return { kind: 'descriptor', described };
  }
  throw new InputError(
    'Ask about either an entityRef of the catalog or a descriptor, not about both or neither',
  );
}
