/** A UTC day, in milliseconds. @internal */
export const DAY = 86_400_000;

/** Days since the epoch: the UTC day that an instant belongs to. A slice belongs to the day in which it begins. @internal */
export function dayOf(instant: number): number {
  return Math.floor(instant / DAY);
}

/** The instant at which the first slice of a day begins; lengths that do not divide a day begin later than the day. @internal */
export function firstStartOf(day: number, sliceSeconds: number): number {
  const length = sliceSeconds * 1000;
  return Math.ceil((day * DAY) / length) * length;
}

/** The end of the last slice that has ended. @internal */
export function lastSliceEnd(instant: number, sliceSeconds: number): number {
  const length = sliceSeconds * 1000;
  return Math.floor(instant / length) * length;
}
