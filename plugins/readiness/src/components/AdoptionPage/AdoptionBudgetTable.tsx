import {
  BudgetsByAdoption,
  SloCounts,
} from 'backstage-plugin-readiness-common';
import { useWords } from '../../hooks/useWords';
import { SLO_STATES } from '../../words/sloStates';
import { tierWords } from '../../words/tierWords';
import { FigureTable } from '../FigureTable';

interface Side {
  key: string;
  tier: number | null;
  who: 'whoAdopters' | 'whoOthers';
  counts: SloCounts;
  withoutSlo: number;
}

/** The same comparison with all states: a service counts by its worst objective. @internal */
export const AdoptionBudgetTable = (props: {
  title: string;
  budgets: readonly BudgetsByAdoption[];
}) => {
  const { title, budgets } = props;
  const { t, formats } = useWords();
  const sides = budgets.flatMap(bothSides);
  const states = SLO_STATES.filter(state =>
    sides.some(({ counts }) => counts.byState[state] > 0),
  );
  return (
    <FigureTable
      label={`${title}: ${t('budgets.details')}`}
      columns={[
        { title: t('budgets.columnTier'), oneLine: true },
        { title: t('budgets.columnWho') },
        { title: t('budgets.columnServices'), numeric: true },
        ...states.map(state => ({
          title: t(`sloState.${state}`),
          numeric: true,
        })),
        { title: t('budgets.columnWithout'), numeric: true },
      ]}
      rows={sides.map(({ key, tier, who, counts, withoutSlo }) => ({
        key,
        cells: [
          tierWords(t, tier),
          t(`budgets.${who}`),
          formats.number(counts.total + withoutSlo),
          ...states.map(state => formats.number(counts.byState[state])),
          formats.number(withoutSlo),
        ],
      }))}
    />
  );
};

function bothSides(budgets: BudgetsByAdoption): Side[] {
  const { tier, adopters, nonAdopters } = budgets;
  return [
    {
      key: `${tier} adopters`,
      tier,
      who: 'whoAdopters',
      counts: adopters,
      withoutSlo: budgets.adoptersWithoutSlo,
    },
    {
      key: `${tier} others`,
      tier,
      who: 'whoOthers',
      counts: nonAdopters,
      withoutSlo: budgets.nonAdoptersWithoutSlo,
    },
  ];
}
