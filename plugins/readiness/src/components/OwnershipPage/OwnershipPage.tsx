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
import { OwnershipFigures } from './OwnershipFigures';

/** What is missing before somebody can be called, by tier and by team. @internal */
export const OwnershipPage = () => {
  const { t } = useWords();
  const [params] = useSearchParams();
  const filter = filterParams(params).toString();
  const answer = useReadiness(
    api => api.getOwnershipOverview(readFilter(params)),
    [filter],
  );
  return (
    <>
      <SectionTitle rank="h2">{t('page.ownership')}</SectionTitle>
      <Typography paragraph>{t('ownership.intro')}</Typography>
      <FilterBar />
      <AnswerState answer={answer} what={t('page.ownership')}>
        {overview =>
          overview.total === 0 ? (
            <EmptyState
              missing="content"
              title={t('ownership.empty')}
              description={t('ownership.emptyText')}
            />
          ) : (
            <>
              <FiguresNote figuresOf={overview.figuresOf} at={overview.at} />
              <OwnershipFigures overview={overview} />
            </>
          )
        }
      </AnswerState>
    </>
  );
};
