import {
  ExemptionDebt,
  ExemptionDebtFigures,
} from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import { useSearchParams } from 'react-router-dom';
import { useGovernance } from '../../hooks/useGovernance';
import { useWords, Words } from '../../hooks/useWords';
import { daysWords } from '../../words/daysWords';
import { optional, valuesOf } from '../../words/entityQuery';
import { AnswerState } from '../AnswerState';
import { Disclosure } from '../Disclosure';
import { FigureList } from '../FigureList';
import { FiguresNote } from '../FiguresNote';
import { DebtTable } from './DebtTable';

/** How much is exempt, how old it is and how often it was renewed, by team and by check. @internal */
export const ExemptionDebtCard = (props: {
  /** How many were taken here: each changes the debt. */
  decisions: number;
}) => {
  const { t } = useWords();
  const [params] = useSearchParams();
  const owner = valuesOf(params, 'owner');
  const answer = useGovernance(
    api => api.getExemptionDebt({ owner: optional(owner) }),
    [owner.join(' '), props.decisions],
  );
  return (
    <InfoCard
      title={t('debt.title')}
      titleTypographyProps={{ component: 'h3' }}
    >
      <AnswerState answer={answer} what={t('debt.title')}>
        {debt => <Debt debt={debt} />}
      </AnswerState>
    </InfoCard>
  );
};

function Debt(props: { debt: ExemptionDebt }) {
  const { at, figuresOf, total, byTeam, byCheck } = props.debt;
  const words = useWords();
  const { t } = words;
  return (
    <>
      <FiguresNote figuresOf={figuresOf} at={at} />
      <FigureList figures={figuresInWords(words, total)} />
      {total.exemptions > 0 && (
        <>
          <Disclosure summary={t('debt.byTeam')} startsOpen>
            <DebtTable by="team" rows={byTeam} />
          </Disclosure>
          <Disclosure summary={t('debt.byCheck')}>
            <DebtTable by="check" rows={byCheck} />
          </Disclosure>
        </>
      )}
    </>
  );
}

function figuresInWords(words: Words, figures: ExemptionDebtFigures) {
  const { t, formats } = words;
  const days = (value: number | null) =>
    value === null ? '–' : daysWords(words, value);
  return [
    {
      name: t('debt.exemptions'),
      value: formats.number(figures.exemptions),
    },
    { name: t('debt.entities'), value: formats.number(figures.entities) },
    { name: t('debt.ending'), value: formats.number(figures.endingIn14Days) },
    { name: t('debt.renewed'), value: formats.number(figures.renewed) },
    { name: t('debt.median'), value: days(figures.medianAgeDays) },
    { name: t('debt.oldest'), value: days(figures.oldestAgeDays) },
  ];
}
