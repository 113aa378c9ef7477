import { describeValue } from '../../../documents/readers';
import { Decoded, pathOf } from '../decode/Decoded';
import { FindingPlace, ObjectFindings } from '../decode/ObjectFindings';

/**
 * The rules of OpenSLO's official validator for single values, in its codes. Sources: github.com/OpenSLO/go-sdk and
 * github.com/nobl9/govy.
 */

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const LABEL_LENGTH = 63;

/** @internal */
export const DESCRIPTION_LENGTH = 1050;

/** @internal */
export function placeOf(parent: Decoded, name: string): FindingPlace {
  const child = parent.fields.get(name);
  return {
    path: pathOf(parent.path, name),
    line: child?.line ?? parent.line,
  };
}

/** The value of a field that must not be empty; undefined, and an error, where it is. @internal */
export function requireField(
  parent: Decoded,
  name: string,
  right: string,
  found: ObjectFindings,
): Decoded | undefined {
  const child = parent.fields.get(name);
  if (!child || child.zero) {
    found.error(placeOf(parent, name), 'required', `is missing; ${right}`);
    return undefined;
  }
  return child;
}

/** A name by RFC 1123. @internal */
export function checkDnsLabel(
  at: Decoded | undefined,
  found: ObjectFindings,
): void {
  if (!at || typeof at.value !== 'string') {
    return;
  }
  const { length } = [...at.value];
  if (length < 1 || length > LABEL_LENGTH) {
    found.error(
      at,
      'string_dns_label:string_length',
      length === 0
        ? 'is empty; write a name, such as web-availability'
        : `has ${length} characters; a name has at most ${LABEL_LENGTH}`,
    );
  } else if (!DNS_LABEL.test(at.value)) {
    found.error(
      at,
      'string_dns_label:string_match_regexp',
      `is ${describeValue(
        at.value,
      )}; a name has lower-case letters, digits and "-" only, and begins and ends with a letter or digit${likely(
        at.value,
      )}`,
    );
  }
}

function likely(name: string): string {
  const right = name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return right === '' ? '' : `: ${right}`;
}

/** @internal */
export function checkLength(
  at: Decoded | undefined,
  most: number,
  found: ObjectFindings,
): void {
  if (!at || typeof at.value !== 'string') {
    return;
  }
  const { length } = [...at.value];
  if (length > most) {
    found.error(
      at,
      'string_max_length',
      `has ${length} characters, and at most ${most} are allowed; shorten it`,
    );
  }
}

/** @internal */
export function checkDescription(parent: Decoded, found: ObjectFindings): void {
  checkLength(parent.fields.get('description'), DESCRIPTION_LENGTH, found);
}

/** @internal */
export function checkOneOf(
  at: Decoded | undefined,
  choices: readonly string[],
  found: ObjectFindings,
): void {
  if (!at || choices.some(choice => choice === at.value)) {
    return;
  }
  const written = String(at.value).toLocaleLowerCase('en-US');
  const near = choices.find(
    choice => choice.toLocaleLowerCase('en-US') === written,
  );
  found.error(
    at,
    'one_of',
    near
      ? `is ${describeValue(at.value)}; write ${near}`
      : `is ${describeValue(at.value)}; it must be one of ${choices.join(
          ', ',
        )}`,
  );
}

/** @internal */
export interface NumberBounds {
  readonly atLeast?: number;
  readonly moreThan?: number;
  readonly lessThan?: number;
  readonly atMost?: number;
  /** What was probably meant by a number that is too large. */
  readonly whenLarge?: (value: number) => string;
}

/** @internal */
export function checkNumber(
  at: Decoded | undefined,
  { atLeast, moreThan, lessThan, atMost, whenLarge }: NumberBounds,
  found: ObjectFindings,
): void {
  const value = at?.value;
  if (!at || typeof value !== 'number') {
    return;
  }
  const wrong = (code: string, right: string) =>
    found.error(at, code, `is ${value}; it must be ${right}`);
  if (atLeast !== undefined && value < atLeast) {
    wrong('greater_than_or_equal_to', `at least ${atLeast}`);
  }
  if (moreThan !== undefined && value <= moreThan) {
    wrong('greater_than', `more than ${moreThan}`);
  }
  if (lessThan !== undefined && value >= lessThan) {
    const hint = whenLarge?.(value) ?? '';
    wrong('less_than', `less than ${lessThan}${hint}`);
  }
  if (atMost !== undefined && value > atMost) {
    const hint = whenLarge?.(value) ?? '';
    wrong('less_than_or_equal_to', `at most ${atMost}${hint}`);
  }
}

/** @internal */
export function checkDuration(
  at: Decoded | undefined,
  units: string,
  found: ObjectFindings,
): void {
  if (!at?.duration) {
    return;
  }
  const { amount, unit } = at.duration;
  const shown = [...units].join(', ');
  const unitAt = { path: `${at.path}.unit`, line: at.line };
  if (unit === '') {
    found.error(
      unitAt,
      'required',
      `is missing; write a duration, such as 28d (units: ${shown})`,
    );
  } else if (unit.length !== 1 || !units.includes(unit)) {
    found.error(
      unitAt,
      'one_of',
      `is ${describeValue(
        unit,
      )}; a duration is one number and one of ${shown} (lower and upper case differ), such as ${
        units.includes(unit.toLocaleLowerCase('en-US'))
          ? `${Math.abs(amount)}${unit.toLocaleLowerCase('en-US')}`
          : '28d'
      }`,
    );
  }
  if (amount < 0) {
    found.error(
      { path: `${at.path}.value`, line: at.line },
      'greater_than_or_equal_to',
      `is ${amount}; a duration is not negative`,
    );
  }
}

/** Exactly one of two fields, or none where that is allowed. @internal */
export function checkExclusive(
  place: FindingPlace,
  given: readonly string[],
  choices: readonly string[],
  found: ObjectFindings,
): boolean {
  if (given.length === 1) {
    return true;
  }
  found.error(
    place,
    'mutually_exclusive',
    given.length === 0
      ? `has neither ${choices.join(' nor ')}; give one of them`
      : `has ${given.join(' and ')}; keep one of them`,
  );
  return false;
}
