import { ReviewFigures } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import { useGovernance } from '../../hooks/useGovernance';
import { useWords, Words } from '../../hooks/useWords';
import { daysWords } from '../../words/daysWords';
import { AnswerState } from '../AnswerState';
import { FigureList } from '../FigureList';

/** How long the queue is, and how long people wait in it. @internal */
export const ReviewFiguresCard = () => {
  const words = useWords();
  const { t } = words;
  const answer = useGovernance(api => api.getReviewFigures(), []);
  return (
    <InfoCard
      title={t('reviewsPage.figures')}
      titleTypographyProps={{ component: 'h3' }}
    >
      <AnswerState answer={answer} what={t('reviewsPage.figures')}>
        {figures => <FigureList figures={figuresInWords(words, figures)} />}
      </AnswerState>
    </InfoCard>
  );
};

function figuresInWords(words: Words, figures: ReviewFigures) {
  const { t, formats } = words;
  const { decided } = figures;
  const days = (value: number | null) =>
    value === null ? t('decision.notKnown') : daysWords(words, value);
  const counts = [
    t('reviewsPage.approved', { number: formats.number(decided.approved) }),
    t('reviewsPage.changes', {
      number: formats.number(decided['changes-requested']),
    }),
    t('reviewsPage.rejected', { number: formats.number(decided.rejected) }),
  ];
  return [
    { name: t('reviewsPage.median'), value: days(figures.medianWaitingDays) },
    { name: t('reviewsPage.waiting'), value: formats.number(figures.waiting) },
    { name: t('reviewsPage.oldest'), value: days(figures.oldestWaitingDays) },
    {
      name: t('reviewsPage.overdue'),
      value: formats.number(figures.overdueConditions),
    },
    {
      name: t('reviewsPage.glasses'),
      value: formats.number(figures.openBreakGlasses),
    },
    { name: t('reviewsPage.decided'), value: counts.join(', ') },
  ];
}
