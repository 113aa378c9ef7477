import { BurnDownPoint } from 'backstage-plugin-readiness-common';
import { useWords } from '../../hooks/useWords';
import { budgetWords } from '../../words/budgetWords';
import { FigureTable } from '../FigureTable';

/** The figures of a burn-down, newest first. @internal */
export const BurnDownTable = (props: {
  title: string;
  points: readonly BurnDownPoint[];
}) => {
  const { title, points } = props;
  const words = useWords();
  const { t, formats } = words;
  const rows = points.map(({ at, budgetRemaining }) => ({
    key: at,
    cells: [formats.instant(at), budgetWords(words, budgetRemaining)],
  }));
  return (
    <FigureTable
      label={`${title}: ${t('slo.burnDown')}`}
      columns={[
        { title: t('slo.burnDownTime'), oneLine: true },
        { title: t('slo.budget') },
      ]}
      rows={rows.reverse()}
    />
  );
};
