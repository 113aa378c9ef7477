import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { ReviewDecision } from 'backstage-plugin-readiness-common';

/** What an approval still asks for. @internal */
export interface Condition {
  readonly text: string;
  /** Ref of a group or a person. */
  readonly owner: string;
  /** Epoch milliseconds. */
  readonly dueAt: number;
}

/**
 * The conditions of an approval.
 * @throws InputError that names the condition and what would be right
 * @internal
 */
export function readConditions(
  { decision, conditions = [] }: ReviewDecision,
  now: number,
): Condition[] {
  if (conditions.length > 0 && decision !== 'approve') {
    throw new InputError('conditions go with approve only');
  }
  return conditions.map(({ text, owner, dueAt }, index) => ({
    text,
    owner: ownerRef(owner, index),
    dueAt: ahead(dueAt, index, now),
  }));
}

function ownerRef(owner: string, index: number): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(owner, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    throw new InputError(
      `conditions[${index}].owner must be the ref of a group or a person such as group:default/name, not "${owner}"`,
    );
  }
}

function ahead(dueAt: string, index: number, now: number): number {
  const instant = Date.parse(dueAt);
  if (!(instant > now)) {
    throw new InputError(
      `conditions[${index}].dueAt is ${dueAt}, which is not ahead; give a later date`,
    );
  }
  return instant;
}
