const UNITS: readonly [string, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/**
 * A length of time in words, such as `2 hours` or `90 minutes`: in the largest unit that leaves no rest.
 * @internal
 */
export function describeDuration(seconds: number): string {
  const [name, length] = UNITS.find(([, unit]) => seconds % unit === 0) ?? [
    'second',
    1,
  ];
  const amount = seconds / length;
  return amount === 1 ? `1 ${name}` : `${amount} ${name}s`;
}
