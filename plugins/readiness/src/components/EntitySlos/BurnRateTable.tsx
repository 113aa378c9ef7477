import {
  BurnRateWindowView,
  SloObjectiveView,
} from 'backstage-plugin-readiness-common';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { burnRateWords } from '../../words/burnRateWords';
import { FigureTable } from '../FigureTable';

/** The shortest first; the objective's own window closes the list. */
const WINDOWS: readonly BurnRateWindowView[] = [
  '5m',
  '30m',
  '1h',
  '2h',
  '6h',
  '1d',
  '3d',
  'window',
];

/** How fast the budget burns, over each window. @internal */
export const BurnRateTable = (props: {
  title: string;
  burnRates: SloObjectiveView['burnRates'];
}) => {
  const { title, burnRates } = props;
  const words = useWords();
  const { t } = words;
  return (
    <>
      <FigureTable
        label={`${title}: ${t('slo.burnRates')}`}
        columns={[
          { title: t('slo.columnWindow') },
          { title: t('slo.columnRate'), numeric: true },
        ]}
        rows={WINDOWS.map(window => ({
          key: window,
          cells: [
            window === 'window' ? t('slo.wholeWindow') : window,
            burnRateWords(words, burnRates[window]),
          ],
        }))}
      />
      <Typography variant="body2" color="textSecondary">
        {t('slo.burnRatesHelp')}
      </Typography>
    </>
  );
};
