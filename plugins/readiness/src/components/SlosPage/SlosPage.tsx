import { EmptyState } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useSearchParams } from 'react-router-dom';
import { useReadiness } from '../../hooks/useReadiness';
import { useWords } from '../../hooks/useWords';
import { filterParams, readFilter } from '../../words/entityQuery';
import { AnswerState } from '../AnswerState';
import { FiguresNote } from '../FiguresNote';
import { FilterBar } from '../FilterBar';
import { SectionTitle } from '../SectionTitle';
import { SloFigures } from './SloFigures';

/** Where the objectives of the fleet stand, worst budgets first, and which critical services have none. @internal */
export const SlosPage = () => {
  const { t } = useWords();
  const [params] = useSearchParams();
  const filter = filterParams(params).toString();
  const answer = useReadiness(
    api => api.getSloOverview(readFilter(params)),
    [filter],
  );
  return (
    <>
      <SectionTitle rank="h2">{t('page.slos')}</SectionTitle>
      <Typography paragraph>{t('slos.intro')}</Typography>
      <FilterBar />
      <AnswerState answer={answer} what={t('page.slos')}>
        {overview => (
          <>
            <FiguresNote figuresOf={overview.figuresOf} at={overview.at} />
            {overview.total === 0 && (
              <EmptyState
                missing="content"
                title={t('slos.empty')}
                description={t('slos.emptyText')}
              />
            )}
            <SloFigures overview={overview} />
          </>
        )}
      </AnswerState>
    </>
  );
};
