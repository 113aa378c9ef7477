import { CheckStatus, Outcome } from './types';

/** The part of an outcome that is stored: one character. @public */
export type StoredOutcome = Pick<Outcome, 'status' | 'stale' | 'exempt'>;

const STATUSES: readonly CheckStatus[] = [
  'pass',
  'warn',
  'fail',
  'no-data',
  'error',
  'not-applicable',
];

/** One row of letters per combination of flags; the statuses are in the order above. */
const LETTERS = ['pwfdex', 'PWFDEX', 'qvgcri', 'QVGCRI'];

/** A slot whose check does not exist for this scorecard (off, removed, or added later). @public */
export const EMPTY_SLOT = '.';

/**
 * The letter for a status with its flags.
 * @public
 */
export function encodeOutcome({
  status,
  stale,
  exempt,
}: StoredOutcome): string {
  const row = (stale ? 1 : 0) + (exempt ? 2 : 0);
  return LETTERS[row][STATUSES.indexOf(status)];
}

const DECODED = new Map<string, StoredOutcome>(
  LETTERS.flatMap((letters, row) =>
    [...letters].map((letter, index): [string, StoredOutcome] => [
      letter,
      {
        status: STATUSES[index],
        stale: row % 2 === 1,
        exempt: row >= 2,
      },
    ]),
  ),
);

/**
 * The status and flags of a letter; undefined for an empty slot.
 * @public
 */
export function decodeOutcome(letter: string): StoredOutcome | undefined {
  return DECODED.get(letter);
}

/**
 * All letters that stand for a status, for filters in SQL.
 * @public
 */
export function lettersOf(status: CheckStatus): readonly string[] {
  const index = STATUSES.indexOf(status);
  return LETTERS.map(letters => letters[index]);
}
