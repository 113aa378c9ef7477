import { Environment } from '@marcbachmann/cel-js';
import { Duration } from '@marcbachmann/cel-js/evaluator';
import { parseDuration, parseInstant } from '../time';
import { ownName } from './ownFunctions';
import { RuleFault } from './ruleErrors';

const TIMESTAMP = 'google.protobuf.Timestamp';
const DURATION = 'google.protobuf.Duration';
const WHOLE = /^[+-]?\d{1,15}$/;
const DECIMAL = /^[+-]?\d{1,300}(\.\d{1,300})?([eE][+-]?\d{1,3})?$/;
/** The last instant of the year 9999. */
const LATEST = 253_402_300_799_999;

/**
 * Registers the conversions that replace those of the library. A text that is not a number or date is a fault, an empty
 * one too.
 * @internal
 */
export function registerConversions(environment: Environment): void {
  const register = (
    name: string,
    types: string,
    convert: (value: never) => unknown,
  ) =>
    environment.registerFunction(`${ownName(name)}${types}`, convert, {
      async: false,
    });
  register('int', '(string): int', (text: string) => toWhole(text));
  register('int', '(double): int', (value: number) =>
    BigInt(Math.trunc(value)),
  );
  register('int', '(int): int', (value: bigint) => value);
  register('double', '(string): double', (text: string) => toDecimal(text));
  register('double', '(int): double', (value: bigint) => Number(value));
  register('double', '(double): double', (value: number) => value);
  register('timestamp', `(string): ${TIMESTAMP}`, (text: string) =>
    toInstant(text),
  );
  register('timestamp', `(int): ${TIMESTAMP}`, (seconds: bigint) =>
    fromSeconds(Number(seconds)),
  );
  register('duration', `(string): ${DURATION}`, (text: string) =>
    toDuration(text),
  );
}

/**
 * Reads a date, or a date and time; without an offset it is UTC.
 * @internal
 */
export function toInstant(text: string): Date {
  const reading = parseInstant(text);
  if (reading.kind === 'refused') {
    throw new RuleFault(reading.message);
  }
  return new Date(reading.epochMilliseconds);
}

function fromSeconds(seconds: number): Date {
  const milliseconds = seconds * 1000;
  if (Math.abs(milliseconds) > LATEST) {
    throw new RuleFault(`${seconds} seconds are beyond all dates`);
  }
  return new Date(milliseconds);
}

function toDuration(text: string): Duration {
  const reading = parseDuration(text);
  if (reading.kind === 'refused') {
    throw new RuleFault(reading.message);
  }
  return Duration.fromMilliseconds(reading.milliseconds);
}

function toWhole(text: string): bigint {
  if (!WHOLE.test(text)) {
    throw new RuleFault(`"${text.slice(0, 40)}" is not a whole number`);
  }
  return BigInt(text.replace('+', ''));
}

function toDecimal(text: string): number {
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) {
    throw new RuleFault(`"${text.slice(0, 40)}" is not a number`);
  }
  return value;
}
