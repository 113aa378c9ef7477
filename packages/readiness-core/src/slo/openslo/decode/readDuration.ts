/**
 * A duration shorthand as the official validator takes it apart, which is looser than OpenSLO: blanks may stand before
 * number and unit, whatever follows the unit after a blank is ignored, and the number may be 0 or negative.
 * @internal
 */
export interface DurationText {
  readonly amount: number;
  /** Empty for an empty text. */
  readonly unit: string;
}

// What Go takes for a blank, but for the line feed, at which it gives up.
const SHORTHAND =
  /^[\t\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*([-+]?\d+)[\t\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*([^\s\x85]+)/;

const LARGEST = 9_223_372_036_854_775_807n;

/**
 * Reads a duration shorthand; undefined for a text that cannot be decoded.
 * @internal
 */
export function readDuration(text: string): DurationText | undefined {
  if (text === '') {
    return { amount: 0, unit: '' };
  }
  const match = SHORTHAND.exec(text);
  if (!match || match[1].length > 40) {
    return undefined;
  }
  const amount = BigInt(match[1].replace('+', ''));
  return amount > LARGEST || amount < -LARGEST - 1n
    ? undefined
    : { amount: Number(amount), unit: match[2] };
}
