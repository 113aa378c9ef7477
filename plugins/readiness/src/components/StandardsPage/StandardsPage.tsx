import { EmptyState } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useSearchParams } from 'react-router-dom';
import { useReadiness } from '../../hooks/useReadiness';
import { useWords } from '../../hooks/useWords';
import { filterParams, readFilter } from '../../words/entityQuery';
import { AnswerState } from '../AnswerState';
import { FiguresNote } from '../FiguresNote';
import { FilterBar } from '../FilterBar';
import { SectionTitle } from '../SectionTitle';
import { StandardCard } from './StandardCard';

const useStyles = makeStyles(
  theme => ({ stack: { '& > * + *': { marginTop: theme.spacing(2) } } }),
  { name: 'ReadinessStandardsPage' },
);

/** How far the entities have come in each standard, what fails most, and what moved. @internal */
export const StandardsPage = () => {
  const classes = useStyles();
  const { t } = useWords();
  const [params] = useSearchParams();
  const filter = filterParams(params).toString();
  const answer = useReadiness(
    api => api.getOverview(readFilter(params)),
    [filter],
  );
  return (
    <>
      <SectionTitle rank="h2">{t('page.standards')}</SectionTitle>
      <Typography paragraph>{t('standard.intro')}</Typography>
      <FilterBar />
      <AnswerState answer={answer} what={t('page.standards')}>
        {({ figuresOf, at, standards }) =>
          standards.length === 0 ? (
            <EmptyState
              missing="content"
              title={t('standard.empty')}
              description={t('standard.emptyText')}
            />
          ) : (
            <div className={classes.stack}>
              <FiguresNote figuresOf={figuresOf} at={at} />
              {standards.map(figures => (
                <StandardCard key={figures.standard} figures={figures} />
              ))}
            </div>
          )
        }
      </AnswerState>
    </>
  );
};
