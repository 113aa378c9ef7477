import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  CATALOG_SOURCE,
  Fact,
  parseDuration,
  parseInstant,
  Provenance,
} from 'backstage-readiness-core';
import { PushedFact } from 'backstage-plugin-readiness-common';
import { jsonProblem } from './jsonProblem';

/** Observations from further ahead than this are refused: whoever sent them has a wrong clock. Milliseconds. */
const AHEAD = 5 * 60_000;

const FACT_ID = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,126}$/;
const SOURCE = /^[A-Za-z0-9][A-Za-z0-9._:/@-]{0,126}$/;
const PROVENANCES: readonly Provenance[] = ['declared', 'measured', 'attested'];

/** Why an item was not taken, in words for the one who sent it. @internal */
export interface Rejection {
  readonly kind: 'rejected';
  readonly code: string;
  readonly message: string;
}

/** @internal */
export type PushedFactReading =
  | { readonly kind: 'fact'; readonly entityRef: string; readonly fact: Fact }
  | Rejection;

/**
 * Reads one pushed observation. Nothing about it is trusted, whatever its type says.
 * @internal
 */
export function readPushedFact(
  pushed: PushedFact,
  options: { readonly source: string; readonly now: number },
): PushedFactReading {
  const entityRef = readRef(pushed.entityRef);
  const { factId, source = options.source, provenance = 'measured' } = pushed;
  const observedAt = parseInstant(pushed.observedAt);
  const freshFor =
    pushed.freshFor === undefined ? undefined : parseDuration(pushed.freshFor);
  if (entityRef.kind === 'rejected') {
    return entityRef;
  }
  if (typeof factId !== 'string' || !FACT_ID.test(factId)) {
    return rejected(
      'bad-fact-id',
      `factId is ${shown(
        factId,
      )}; use letters, digits, ".", "-", "_" and "/", at most 127, such as ci.success-rate`,
    );
  }
  const sourceProblem = problemOfSource(source);
  if (sourceProblem) {
    return sourceProblem;
  }
  if (!PROVENANCES.includes(provenance)) {
    return rejected(
      'bad-provenance',
      `provenance of ${factId} is ${shown(provenance)}; use ${PROVENANCES.join(
        ', ',
      )}`,
    );
  }
  if (observedAt.kind === 'refused') {
    return rejected(
      'bad-observed-at',
      `observedAt of ${factId}: ${observedAt.message}`,
    );
  }
  if (observedAt.epochMilliseconds > options.now + AHEAD) {
    return rejected(
      'in-the-future',
      `${factId} was observed at ${shown(
        pushed.observedAt,
      )}, more than 5 minutes ahead of the clock here (${new Date(
        options.now,
      ).toISOString()}); set the clock of the sender`,
    );
  }
  if (freshFor?.kind === 'refused' || freshFor?.milliseconds === 0) {
    return rejected(
      'bad-fresh-for',
      `freshFor of ${factId}: ${
        freshFor.kind === 'refused'
          ? freshFor.message
          : 'it must be longer than nothing'
      }`,
    );
  }
  const observation = readObservation(pushed);
  if (observation.kind === 'rejected') {
    return observation;
  }
  return {
    kind: 'fact',
    entityRef: entityRef.ref,
    fact: {
      factId,
      source,
      provenance,
      observation,
      observedAt: observedAt.epochMilliseconds,
      freshFor: freshFor?.milliseconds,
    },
  };
}

function readRef(text: unknown): { kind: 'ref'; ref: string } | Rejection {
  if (typeof text !== 'string') {
    return rejected(
      'bad-entity-ref',
      `entityRef is ${shown(text)}; write <kind>:<namespace>/<name>`,
    );
  }
  try {
    return { kind: 'ref', ref: stringifyEntityRef(parseEntityRef(text)) };
  } catch (error) {
    return rejected(
      'bad-entity-ref',
      `entityRef ${shown(text)}: ${
        toError(error).message
      }; write <kind>:<namespace>/<name>`,
    );
  }
}

function problemOfSource(source: unknown): Rejection | undefined {
  if (source === CATALOG_SOURCE) {
    return rejected(
      'reserved-source',
      `source "${CATALOG_SOURCE}" is for what the catalog itself says; use the name of the tool that reports`,
    );
  }
  return typeof source === 'string' && SOURCE.test(source)
    ? undefined
    : rejected(
        'bad-source',
        `source is ${shown(
          source,
        )}; use a name of letters, digits, ".", "-", "_", ":", "@" and "/", at most 127`,
      );
}

function readObservation(pushed: PushedFact): Fact['observation'] | Rejection {
  const { factId, value, none } = pushed;
  if (none !== undefined && typeof none !== 'boolean') {
    return rejected(
      'bad-none',
      `none of ${factId} is ${shown(none)}; write true or leave it out`,
    );
  }
  if (none && value !== undefined) {
    return rejected(
      'value-and-none',
      `${factId} has a value and says that nothing was found; send one of the two`,
    );
  }
  if (none) {
    return { kind: 'none' };
  }
  if (value === undefined || value === null) {
    return rejected(
      'missing-value',
      `${factId} has no value; send one, or none: true when the source looked and found nothing`,
    );
  }
  const problem = jsonProblem(value);
  return problem
    ? rejected('value-too-big', `the value of ${factId} ${problem}`)
    : { kind: 'value', value };
}

function rejected(code: string, message: string): Rejection {
  return { kind: 'rejected', code, message };
}

function shown(value: JsonValue | JsonObject | undefined | unknown): string {
  return (JSON.stringify(value) ?? 'missing').slice(0, 80);
}
