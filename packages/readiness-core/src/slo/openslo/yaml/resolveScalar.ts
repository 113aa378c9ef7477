import { JsonPrimitive } from '@backstage/types';

/**
 * What a plain scalar stands for. `not-json`: a number that JSON has no word for (`.nan`, `.inf`).
 * @internal
 */
export type ResolvedScalar =
  | { readonly kind: 'value'; readonly value: JsonPrimitive }
  | { readonly kind: 'not-json' };

const TRUE = /^(y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const FALSE = /^(n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/;
const NULL = /^(|~|null|Null|NULL)$/;
const NOT_JSON = /^(\.nan|\.NaN|\.NAN|[-+]?(\.inf|\.Inf|\.INF))$/;
const INTEGER = /^[-+]?(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9]\d*)$/;
const DECIMAL = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;

/**
 * What a plain scalar stands for by the rules of the YAML library behind OpenSLO's official validator: YAML 1.1 (`yes` and
 * `on` are booleans, `010` is octal), without its base 60 and with timestamps left as text.
 * @internal
 */
export function resolveScalar(source: string): ResolvedScalar {
  if (NOT_JSON.test(source)) {
    return { kind: 'not-json' };
  }
  return { kind: 'value', value: valueOf(source) };
}

function valueOf(source: string): JsonPrimitive {
  if (NULL.test(source)) {
    return null;
  }
  if (TRUE.test(source)) {
    return true;
  }
  if (FALSE.test(source)) {
    return false;
  }
  return numberOf(source) ?? source;
}

function numberOf(source: string): number | undefined {
  if (!/^[-+.\d]/.test(source)) {
    return undefined;
  }
  // Digits may be grouped by underscores, except after a leading point.
  const plain = source.startsWith('.') ? source : source.replace(/_/g, '');
  const value = INTEGER.test(plain) ? integerOf(plain) : decimalOf(plain);
  return value !== undefined && Number.isFinite(value) ? value + 0 : undefined;
}

function decimalOf(plain: string): number | undefined {
  return DECIMAL.test(plain) ? Number(plain) : undefined;
}

function integerOf(plain: string): number {
  const negative = plain.startsWith('-');
  const digits = plain.replace(/^[-+]/, '');
  const octal = /^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits;
  const value = Number(octal);
  return negative ? 0 - value : value;
}
