/**
 * A percentage as a ratio, by moving the decimal point, so that 99.9 gives 0.999 and not 0.9990000000000001.
 * @internal
 */
export function exactRatio(percent: number): number {
  const [digits, exponent = '0'] = String(percent).split('e');
  return Number(`${digits}e${Number(exponent) - 2}`);
}
