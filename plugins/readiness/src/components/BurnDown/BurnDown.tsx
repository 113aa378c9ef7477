import { BurnDownPoint } from 'backstage-plugin-readiness-common';
import { Progress } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../../hooks/useWords';
import { BurnDownTable } from './BurnDownTable';

/** The chart library is large, so it comes only with the first chart. */
const BurnDownChart = lazy(async () => ({
  default: (await import('./BurnDownChart')).BurnDownChart,
}));

/** How the budget went down over the window, as a chart or as a table. @internal */
export const BurnDown = (props: {
  /** Of the objective. */
  title: string;
  /** Oldest first. */
  points: readonly BurnDownPoint[];
}) => {
  const { title, points } = props;
  const { t } = useWords();
  const [asTable, setAsTable] = useState(false);
  if (points.length === 0) {
    return <Typography variant="body2">{t('slo.burnDownEmpty')}</Typography>;
  }
  return (
    <>
      {asTable ? (
        <BurnDownTable title={title} points={points} />
      ) : (
        <Suspense fallback={<Progress />}>
          <BurnDownChart title={title} points={points} />
        </Suspense>
      )}
      <Button size="small" onClick={() => setAsTable(!asTable)}>
        {t(asTable ? 'trend.chart' : 'trend.table')}
      </Button>
    </>
  );
};
