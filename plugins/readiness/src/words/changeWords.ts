import { ChangeView } from 'backstage-plugin-readiness-common';
import { Words } from '../hooks/useWords';
import { scoreWords } from './scoreWords';
import { stateWords } from './stateWords';

/** Whether a change is for the better; `same` where neither level nor score tells. @internal */
export type ChangeDirection = 'better' | 'worse' | 'same';

/** @internal */
export function changeDirection(change: ChangeView): ChangeDirection {
  const byLevel = compare(change.fromRank, change.toRank);
  return byLevel === 'same'
    ? compare(change.fromScore, change.toScore)
    : byLevel;
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
  const { fromRank, toRank, fromLevel, toLevel, fromScore, toScore } = change;
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
  if (fromScore !== toScore) {
    return t('change.score', {
      subject,
      from: scoreWords(words, fromScore),
      to: scoreWords(words, toScore),
    });
  }
  return t('change.checks', { subject, count: change.details.length });
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
