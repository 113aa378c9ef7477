import { parseDuration } from '../time/parseDuration';
import { parseInstant } from '../time/parseInstant';
import { DOCUMENT_LIMITS } from './limits';
import {
  describeValue,
  labelOf,
  Reader,
  readNumber,
  readText,
  wrongType,
} from './readers';
import { Tier } from './types';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const PLACEHOLDER = /^\s*entity\.[A-Za-z0-9_./-]+\s*$/;
const ENTITY_REF =
  /^([A-Za-z][A-Za-z0-9]*:)?([A-Za-z0-9-]+\/)?[A-Za-z0-9_.-]+$/;
const WEIGHTS: Readonly<Record<string, number>> = {
  high: 3,
  medium: 2,
  low: 1,
};

/** @internal */
export const readTitle = readText({ most: DOCUMENT_LIMITS.title });

/** @internal */
export const readWord = readText({ most: 63 });

/**
 * A name that stands in URLs, lists and commands: kebab-case, at most 63 characters.
 * @internal
 */
export const readName: Reader<string> = (at, found) => {
  const { value } = at.node;
  if (typeof value !== 'string') {
    return wrongType(at, found, 'text in kebab-case, such as on-call-rotation');
  }
  if (value.length > 63 || !KEBAB.test(value)) {
    found.error(
      at,
      'wrong-name',
      `${labelOf(at.path)} is ${describeValue(
        value,
      )}; it must be lower-case letters, digits and single hyphens, at most 63 characters, such as on-call-rotation`,
    );
    return undefined;
  }
  return value;
};

/**
 * A length of time in milliseconds; 0 only where that is said to be right.
 * @internal
 */
export function readDuration(options?: {
  readonly least?: 'zero';
}): Reader<number> {
  return (at, found) => {
    const reading = parseDuration(at.node.value);
    if (reading.kind === 'refused') {
      found.error(
        at,
        'wrong-duration',
        `${labelOf(at.path)}: ${reading.message}`,
      );
      return undefined;
    }
    if (reading.milliseconds === 0 && options?.least !== 'zero') {
      found.error(
        at,
        'wrong-duration',
        `${labelOf(at.path)} must be longer than 0, such as 2d`,
      );
      return undefined;
    }
    return reading.milliseconds;
  };
}

/** Expected work in minutes. @internal */
export const readEffort: Reader<number> = (at, found) => {
  const milliseconds = readDuration()(at, found);
  return milliseconds === undefined
    ? undefined
    : Math.max(1, Math.round(milliseconds / 60_000));
};

/** Epoch milliseconds. @internal */
export const readInstant: Reader<number> = (at, found) => {
  const reading = parseInstant(at.node.value);
  if (reading.kind === 'refused') {
    found.error(at, 'wrong-date', `${labelOf(at.path)}: ${reading.message}`);
    return undefined;
  }
  return reading.epochMilliseconds;
};

/** Epoch milliseconds of the end of a day in UTC. @internal */
export const readEndOfDay: Reader<number> = (at, found) => {
  const reading = parseInstant(at.node.value);
  if (reading.kind === 'instant' && reading.precision === 'date') {
    return reading.epochMilliseconds + 86_400_000 - 1;
  }
  const reason =
    reading.kind === 'refused'
      ? reading.message
      : 'it must be a date without a time, such as 2027-03-31';
  found.error(at, 'wrong-date', `${labelOf(at.path)}: ${reason}`);
  return undefined;
};

/** @internal */
export const readWeight: Reader<number> = (at, found) => {
  const { value } = at.node;
  if (typeof value === 'string' && Object.hasOwn(WEIGHTS, value)) {
    return WEIGHTS[value];
  }
  if (typeof value === 'number' && value > 0 && value <= 100) {
    return value;
  }
  found.error(
    at,
    'wrong-weight',
    `weight is ${describeValue(
      value,
    )}; it must be high (3), medium (2), low (1) or a number above 0 and at most 100`,
  );
  return undefined;
};

/** @internal */
export const readTier: Reader<Tier> = (at, found) => {
  const { value } = at.node;
  if (value === 0 || value === 1 || value === 2 || value === 3) {
    return value;
  }
  found.error(
    at,
    'unknown-tier',
    `${labelOf(at.path)} is ${describeValue(
      value,
    )}; a tier is 0 (most critical), 1, 2 or 3`,
  );
  return undefined;
};

/** A share, 0 to 1. @internal */
export const readShare = readNumber({
  accepts: value => value >= 0 && value <= 1,
  right: 'a share from 0 to 1, such as 0.6',
});

/** Text for people that may hold `${{ entity.<path> }}` placeholders. @internal */
export const readTemplateText: Reader<string> = (at, found) => {
  const text = readText()(at, found);
  if (text === undefined) {
    return undefined;
  }
  for (const opened of text.split('${{').slice(1)) {
    const end = opened.indexOf('}}');
    if (end < 0 || !PLACEHOLDER.test(opened.slice(0, end))) {
      found.error(
        at,
        'wrong-placeholder',
        `${labelOf(at.path)} holds the placeholder "\${{${opened.slice(
          0,
          end < 0 ? 40 : Math.min(end + 2, 60),
        )}"; it must be a path of the entity, such as \${{ entity.metadata.name }}`,
      );
      return undefined;
    }
  }
  return text;
};

/** An http or https address, or one relative to the portal; may hold placeholders. @internal */
export const readUrl: Reader<string> = (at, found) => {
  const url = readTemplateText(at, found);
  if (url === undefined || isSafeUrl(url)) {
    return url;
  }
  found.error(
    at,
    'wrong-url',
    `${labelOf(at.path)} is ${describeValue(
      url,
    )}; it must start with https://, http:// or / and hold no blanks outside placeholders`,
  );
  return undefined;
};

/** A scheme must stand in the document itself: one that came out of a placeholder could be `javascript:`. */
function isSafeUrl(url: string): boolean {
  const filled = url.replace(/\$\{\{[^}]*\}\}/g, 'x');
  if (/\s/.test(filled) || filled.includes('\\')) {
    return false;
  }
  return /^https?:\/\/[^/?#]/i.test(url) || /^\/(?!\/)/.test(url);
}

/** An entity ref such as `group:default/platform`. @internal */
export function readEntityRef(exampleKind: string): Reader<string> {
  return (at, found) => {
    const text = readText({ most: 300 })(at, found);
    if (text === undefined) {
      return undefined;
    }
    if (ENTITY_REF.test(text)) {
      return text;
    }
    found.error(
      at,
      'wrong-entity-ref',
      `${labelOf(at.path)} is ${describeValue(
        text,
      )}; it must be an entity ref, such as ${exampleKind}:default/example`,
    );
    return undefined;
  };
}

/** A place to start from: an entity ref of a template, or an address. @internal */
export const readStart: Reader<string> = (at, found) =>
  typeof at.node.value === 'string' && /^[/]|:\/\//.test(at.node.value)
    ? readUrl(at, found)
    : readEntityRef('template')(at, found);
