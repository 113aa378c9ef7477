import { AdoptionStatus } from 'backstage-plugin-readiness-common';

/** What a letter of `adoptions.statuses` stands for. @internal */
export interface StoredAdoption {
  readonly status: AdoptionStatus;
  readonly stale: boolean;
}

/**
 * Letters of `adoptions.statuses`; any other letter means out of scope.
 * @internal
 */
export const ADOPTION_WORDS: ReadonlyMap<string, StoredAdoption> = new Map(
  (
    [
      ['a', 'adopted'],
      ['n', 'not-adopted'],
      ['u', 'unknown'],
    ] as const
  ).flatMap(([letter, status]): [string, StoredAdoption][] => [
    [letter, { status, stale: false }],
    [letter.toLocaleUpperCase('en-US'), { status, stale: true }],
  ]),
);

/**
 * The letters that stand for an adoption status, for filters in SQL.
 * @internal
 */
export function adoptionLetters(status: AdoptionStatus): string[] {
  return [...ADOPTION_WORDS]
    .filter(([, adoption]) => adoption.status === status)
    .map(([letter]) => letter);
}
