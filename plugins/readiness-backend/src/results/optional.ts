/**
 * A field that is left out where there is no value: JSON cannot tell it from undefined, a schema can.
 * @internal
 */
export function optional<K extends string, V>(
  key: K,
  value: V | undefined,
): { [P in K]?: V } {
  const field: { [P in K]?: V } = {};
  if (value !== undefined) {
    field[key] = value;
  }
  return field;
}
