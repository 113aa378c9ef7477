import { ChangeView } from 'backstage-plugin-readiness-common';
import { Words } from '../hooks/useWords';
import { scoreWords } from './scoreWords';
import { stateWords } from './stateWords';

/** Whether a change is for the better; `same` where neither level nor score tells. @internal */
export type ChangeDirection = 'better' | 'worse' | 'same';

/** The direction that can be read from the words: a score that reads the same has none. @internal */
export function changeDirection(
  words: Words,
  change: ChangeView,
): ChangeDirection {
  const byLevel = compare(change.fromRank, change.toRank);
  if (byLevel !== 'same') {
    return byLevel;
  }
  return scoreMove(words, change) === null
    ? 'same'
    : compare(change.fromScore, change.toScore);
}

/** What changed, in one sentence; the level before the score before the checks. @internal */
export function changeSentence(
  words: Words,
  change: ChangeView,
  subject: string,
): string {
  const { t } = words;
  if (change.subjectKind === 'capability') {
    const [detail] = change.details;
    return detail
      ? t('change.detail', {
          title: subject,
          before: stateWords(t, detail.before),
          after: stateWords(t, detail.after),
        })
      : t('change.other', { subject });
  }
  return standardSentence(words, change, subject);
}

function standardSentence(
  words: Words,
  change: ChangeView,
  subject: string,
): string {
  const { t } = words;
  const level = (name: string | null) => name ?? t('change.noLevel');
  const { fromRank, toRank, fromLevel, toLevel } = change;
  if (fromRank === null && toRank !== null) {
    return t('change.entered', { subject, to: level(toLevel) });
  }
  if (fromRank !== null && toRank === null) {
    return t('change.left', { subject, from: level(fromLevel) });
  }
  if (fromRank !== toRank) {
    return t('change.level', {
      subject,
      from: level(fromLevel),
      to: level(toLevel),
    });
  }
  const move = scoreMove(words, change);
  if (move !== null) {
    return t('change.score', { subject, ...move });
  }
  return change.details.length > 0
    ? t('change.checks', { subject, count: change.details.length })
    : t('change.other', { subject });
}

/** Both scores in words that differ, with one decimal where that is needed; null where they still read the same. */
function scoreMove(
  words: Words,
  { fromScore, toScore }: ChangeView,
): { from: string; to: string } | null {
  const rounded = {
    from: scoreWords(words, fromScore),
    to: scoreWords(words, toScore),
  };
  if (rounded.from !== rounded.to) {
    return rounded;
  }
  if (fromScore === null || toScore === null) {
    return null;
  }
  const from = words.formats.preciseShare(fromScore);
  const to = words.formats.preciseShare(toScore);
  return from === to ? null : { from, to };
}

/** Why it changed: "Because new data: oncall.responders". Empty without a recorded cause. @internal */
export function causeSentence({ t }: Words, change: ChangeView): string {
  if (change.causes.length === 0) {
    return '';
  }
  const causes = change.causes
    .map(({ kind, detail }) => {
      const cause = t(`cause.${kind}`);
      return detail ? t('cause.withDetail', { cause, detail }) : cause;
    })
    .join('; ');
  return t('cause.because', { causes });
}

function compare(from: number | null, to: number | null): ChangeDirection {
  if (from === null || to === null || from === to) {
    return 'same';
  }
  return to > from ? 'better' : 'worse';
}
