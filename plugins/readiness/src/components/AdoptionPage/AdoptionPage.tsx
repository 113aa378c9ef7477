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
import { CapabilityCard } from './CapabilityCard';

const useStyles = makeStyles(
  theme => ({ stack: { '& > * + *': { marginTop: theme.spacing(2) } } }),
  { name: 'ReadinessAdoptionPage' },
);

/** Which capability of the platform is adopted by whom, against which target. @internal */
export const AdoptionPage = () => {
  const classes = useStyles();
  const { t } = useWords();
  const [params] = useSearchParams();
  const filter = filterParams(params).toString();
  const answer = useReadiness(
    api => api.getAdoption(readFilter(params)),
    [filter],
  );
  return (
    <>
      <SectionTitle rank="h2">{t('page.adoption')}</SectionTitle>
      <Typography paragraph>{t('capability.intro')}</Typography>
      <FilterBar />
      <AnswerState answer={answer} what={t('page.adoption')}>
        {({ figuresOf, at, capabilities }) =>
          capabilities.length === 0 ? (
            <EmptyState
              missing="content"
              title={t('capability.empty')}
              description={t('capability.emptyText')}
            />
          ) : (
            <div className={classes.stack}>
              <FiguresNote figuresOf={figuresOf} at={at} />
              {capabilities.map(figures => (
                <CapabilityCard key={figures.capability} figures={figures} />
              ))}
            </div>
          )
        }
      </AnswerState>
    </>
  );
};
