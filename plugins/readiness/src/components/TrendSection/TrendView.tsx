import { Trend } from 'backstage-plugin-readiness-common';
import { Progress } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../../hooks/useWords';
import { TrendRevision } from './TrendRevision';
import { TrendSeries } from './trendSeries';
import { TrendTable } from './TrendTable';

/** The chart library is large, so it comes only with the first chart. */
const TrendChart = lazy(async () => ({
  default: (await import('./TrendChart')).TrendChart,
}));

/** A trend as a chart or as a table, with the revisions of the documents named below. @internal */
export const TrendView = (props: {
  title: string;
  trend: Trend;
  series: readonly TrendSeries[];
}) => {
  const { title, trend, series } = props;
  const { t } = useWords();
  const [asTable, setAsTable] = useState(false);
  return (
    <>
      {asTable ? (
        <TrendTable title={title} trend={trend} series={series} />
      ) : (
        <Suspense fallback={<Progress />}>
          <TrendChart title={title} trend={trend} series={series} />
        </Suspense>
      )}
      <Button size="small" onClick={() => setAsTable(!asTable)}>
        {t(asTable ? 'trend.chart' : 'trend.table')}
      </Button>
      {trend.revisions.length > 0 && (
        <>
          <Typography variant="body2">{t('trend.revisions')}</Typography>
          <ul>
            {trend.revisions.map(revision => (
              <TrendRevision key={revision.revision} revision={revision} />
            ))}
          </ul>
        </>
      )}
    </>
  );
};
