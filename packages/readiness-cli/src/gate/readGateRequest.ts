import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import {
  GateContextBody,
  NewGateDecision,
} from 'backstage-plugin-readiness-common';
import { CallError } from '../CallError';
import { Surroundings } from '../types';
import { GateOptions } from './GateOptions';
import { readDescriptor } from './readDescriptor';

/** What is asked. @internal */
export interface GateRequest {
  readonly body: NewGateDecision;
  /** What is asked about, as a ref. */
  readonly subject: string;
  /** The same for each attempt. */
  readonly idempotencyKey: string;
}

/**
 * What a call asks a gate.
 *
 * @throws CallError for a call that is wrong
 * @internal
 */
export async function readGateRequest(
  options: GateOptions,
  { cwd, uniqueKey }: Pick<Surroundings, 'cwd' | 'uniqueKey'>,
): Promise<GateRequest> {
  const { entity, descriptor, name, idempotencyKey } = options;
  const context = contextOf(options);
  const rest = {
    idempotencyKey: idempotencyKey ?? uniqueKey(),
  };
  if (entity !== undefined && descriptor === undefined) {
    if (name !== undefined) {
      throw new CallError(
        '--name chooses an entity of a descriptor file; leave it out, or give --descriptor',
      );
    }
    const entityRef = readRef(entity);
    return { ...rest, subject: entityRef, body: { entityRef, context } };
  }
  if (descriptor !== undefined && entity === undefined) {
    const described = await readDescriptor(descriptor, { cwd, name });
    return {
      ...rest,
      subject: stringifyEntityRef(described),
      body: { descriptor: described, context },
    };
  }
  throw new CallError(
    'Say what the gate is asked about: either --entity <ref>, such as component:default/checkout, or --descriptor <file>',
  );
}

function readRef(text: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, { defaultNamespace: 'default' }),
    );
  } catch (error) {
    throw new CallError(
      `--entity: ${
        toError(error).message
      }; write a ref such as component:default/checkout`,
    );
  }
}

function contextOf(options: GateOptions): GateContextBody {
  const { change, commit, pipelineUrl, environment, reliabilityFix } = options;
  const given = Object.entries({ change, commit, pipelineUrl, environment });
  return {
    // Pipelines hand on variables that are not set as empty texts.
    ...Object.fromEntries(given.filter(([, value]) => value)),
    ...(reliabilityFix && { reliabilityFix: { incident: reliabilityFix } }),
  };
}
