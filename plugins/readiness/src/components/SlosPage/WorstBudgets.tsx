import { SloOverview } from 'backstage-plugin-readiness-common';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { ObjectiveTable } from '../ObjectiveTable';

/** The objectives with the least budget left. @internal */
export const WorstBudgets = (props: { overview: SloOverview }) => {
  const { worst } = props.overview;
  const { t } = useWords();
  return worst.length === 0 ? (
    <Typography variant="body2">{t('slos.noWorst')}</Typography>
  ) : (
    <ObjectiveTable label={t('slos.worst')} items={worst} />
  );
};
