import { Trend } from 'backstage-plugin-readiness-common';
import { useWords } from '../../hooks/useWords';
import { FigureTable } from '../FigureTable';
import { TrendSeries } from './trendSeries';

/** The figures of a chart, newest day first. @internal */
export const TrendTable = (props: {
  title: string;
  trend: Trend;
  series: readonly TrendSeries[];
}) => {
  const { title, trend, series } = props;
  const { t, formats } = useWords();
  const rows = trend.points.map(({ day }, index) => ({
    key: day,
    cells: [
      formats.date(day),
      ...series.map(({ values }) => formats.number(values[index])),
    ],
  }));
  return (
    <FigureTable
      label={title}
      columns={[
        { title: t('trend.day') },
        ...series.map(({ name }) => ({ title: name, numeric: true })),
      ]}
      rows={rows.reverse()}
    />
  );
};
