import { InputError } from '@backstage/errors';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  EvidenceManifest,
  EvidenceQuery,
} from 'backstage-plugin-readiness-common';
import { DAY_MILLISECONDS, isoInstant } from '../../results/instants';

const DEFAULT_DAYS = 90;

/** What evidence is asked for, understood. Instants in epoch milliseconds. @internal */
export interface EvidenceRequest {
  readonly entity: string | null;
  readonly team: string | null;
  readonly gate: string | null;
  readonly framework: string | null;
  readonly from: number;
  /** Not included. */
  readonly to: number;
}

/** @throws InputError with what would be right. @internal */
export function readEvidenceRequest(
  query: EvidenceQuery,
  now: number,
): EvidenceRequest {
  const { entity, team, gate, framework } = query;
  if (!entity && !team && !gate && !framework) {
    throw new InputError(
      'Evidence is exported for an entity, a team, a gate or a framework; give one of these parameters',
    );
  }
  const to = readEnd(query.to, now);
  const from =
    readInstant('from', query.from) ?? to - DEFAULT_DAYS * DAY_MILLISECONDS;
  if (from > now) {
    throw new InputError(
      `from lies ahead: ${query.from}; give a day or an instant that has begun`,
    );
  }
  if (from >= to) {
    throw new InputError('from must be before to');
  }
  return {
    entity: entity ? readRef('entity', entity, 'component') : null,
    team: team ? readRef('team', team, 'group') : null,
    gate: gate ?? null,
    framework: framework ?? null,
    ...{ from, to },
  };
}

/** As the manifest says it. @internal */
export function askedFor(request: EvidenceRequest): EvidenceManifest['asked'] {
  return {
    ...request,
    from: isoInstant(request.from),
    to: isoInstant(request.to),
  };
}

/** A day is meant until its end, and nothing lies after now. */
function readEnd(text: string | undefined, now: number): number {
  const instant = readInstant('to', text);
  if (instant === undefined) {
    return now;
  }
  return Math.min(isDay(text) ? instant + DAY_MILLISECONDS : instant, now);
}

function readInstant(
  parameter: string,
  text: string | undefined,
): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const instant = /^\d{4}-\d{2}-\d{2}(T\S+(Z|[+-]\d{2}:\d{2}))?$/.test(text)
    ? Date.parse(text)
    : NaN;
  if (Number.isNaN(instant)) {
    throw new InputError(
      `${parameter} must be a day such as 2027-03-31 or an instant such as 2027-03-31T12:00:00Z, not "${text}"`,
    );
  }
  return instant;
}

function isDay(text: string | undefined): boolean {
  return text?.length === 10;
}

function readRef(parameter: string, text: string, kind: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, { defaultKind: kind, defaultNamespace: 'default' }),
    );
  } catch {
    throw new InputError(
      `${parameter} must be an entity ref such as ${kind}:default/name, not "${text}"`,
    );
  }
}
