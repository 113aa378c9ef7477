import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  CATALOG_SOURCE,
  Fact,
  Observation,
  parseDuration,
  parseInstant,
  Provenance,
} from 'backstage-readiness-core';

/** @internal */
export type FactLine =
  | { readonly kind: 'fact'; readonly entityRef: string; readonly fact: Fact }
  | { readonly kind: 'refused'; readonly message: string };

const DEFAULT_SOURCE = 'file';
const DEFAULT_PROVENANCE: Provenance = 'measured';
const PROVENANCES: readonly Provenance[] = ['declared', 'measured', 'attested'];
const LONGEST_NAME = 200;

/** Clocks of sources may be ahead by this much. */
const CLOCK_TOLERANCE = 5 * 60_000;

class Refusal extends Error {}

/**
 * Reads one line of a file of facts.
 *
 * @param now - epoch milliseconds; an observation from further ahead than clocks differ is refused
 * @internal
 */
export function parseFactLine(text: string, now: number): FactLine {
  try {
    const line = readObject(text);
    const entityRef = readEntityRef(line.entityRef);
    const freshFor = readFreshFor(line.freshFor);
    const fact: Fact = {
      factId: readName('factId', line.factId),
      observation: readObservation(line),
      observedAt: readObservedAt(line.observedAt, now),
      source: readSource(line.source),
      provenance: readProvenance(line.provenance),
      ...(freshFor === undefined ? {} : { freshFor }),
    };
    return { kind: 'fact', entityRef, fact };
  } catch (error) {
    if (error instanceof Refusal) {
      return { kind: 'refused', message: error.message };
    }
    throw error;
  }
}

function readObject(text: string): JsonObject {
  let parsed: JsonValue;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new Refusal(
      `the line is not JSON (${toError(error).message.slice(0, 100)})`,
    );
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new Refusal(
      'the line is not a JSON object, such as {"entityRef": ...}',
    );
  }
  return parsed;
}

function readEntityRef(value: JsonValue | undefined): string {
  const text = readName('entityRef', value, 3 * LONGEST_NAME);
  try {
    return stringifyEntityRef(parseEntityRef(text));
  } catch {
    throw new Refusal(
      `entityRef "${text}" is no entity ref; write it as component:default/name`,
    );
  }
}

function readName(
  field: string,
  value: JsonValue | undefined,
  longest = LONGEST_NAME,
): string {
  if (typeof value !== 'string' || value.trim() === '') {
    throw new Refusal(`${field} must be text that is not empty`);
  }
  if (value.length > longest) {
    throw new Refusal(`${field} is longer than ${longest} characters`);
  }
  return value;
}

function readObservation({ value, none }: JsonObject): Observation {
  if (none !== undefined && typeof none !== 'boolean') {
    throw new Refusal('none must be true or false');
  }
  if (none === true) {
    if (value !== undefined && value !== null) {
      throw new Refusal('value and none exclude each other; give one of them');
    }
    return { kind: 'none' };
  }
  if (value === undefined) {
    throw new Refusal(
      'value is missing; give it, or none: true when the source looked and found nothing',
    );
  }
  return { kind: 'value', value };
}

function readObservedAt(value: JsonValue | undefined, now: number): number {
  const reading = parseInstant(value);
  if (reading.kind === 'refused') {
    throw new Refusal(`observedAt: ${reading.message}`);
  }
  if (reading.epochMilliseconds > now + CLOCK_TOLERANCE) {
    throw new Refusal(
      `observedAt ${String(value)} is more than 5 minutes ahead of ${new Date(
        now,
      ).toISOString()}; mend the clock of the source`,
    );
  }
  return reading.epochMilliseconds;
}

function readSource(value: JsonValue | undefined): string {
  const source =
    value === undefined ? DEFAULT_SOURCE : readName('source', value);
  if (source === CATALOG_SOURCE) {
    throw new Refusal(
      `source must not be "${CATALOG_SOURCE}": the descriptors answer for it; name the system that reported the fact`,
    );
  }
  return source;
}

function readProvenance(value: JsonValue | undefined): Provenance {
  const provenance = PROVENANCES.find(known => known === value);
  if (value !== undefined && provenance === undefined) {
    throw new Refusal(`provenance must be one of ${PROVENANCES.join(', ')}`);
  }
  return provenance ?? DEFAULT_PROVENANCE;
}

function readFreshFor(value: JsonValue | undefined): number | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  const reading = parseDuration(value);
  if (reading.kind === 'refused') {
    throw new Refusal(`freshFor: ${reading.message}`);
  }
  return reading.milliseconds;
}
