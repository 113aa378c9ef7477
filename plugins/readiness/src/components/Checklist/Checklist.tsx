import { CheckStatus, ResultView } from 'backstage-plugin-readiness-common';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { categoryWords } from '../../words/categoryWords';
import { groupByCategory, sortResults } from '../../words/statusOrder';
import { Disclosure } from '../Disclosure';
import { ResultCategory } from './ResultCategory';
import { ResultList } from './ResultList';

/** The results of a standard by category, failures first; what does not apply is folded away. @internal */
export const Checklist = (props: {
  /** Tells the rows of one standard from those of another. */
  name: string;
  title: string;
  results: readonly ResultView[];
  /** Only these are shown; all where there are none. */
  statuses: readonly CheckStatus[];
}) => {
  const { name, title, results, statuses } = props;
  const { t } = useWords();
  const chosen = results.filter(
    ({ status }) => statuses.length === 0 || statuses.includes(status),
  );
  const applicable = chosen.filter(({ status }) => status !== 'not-applicable');
  const notApplicable = chosen.filter(
    ({ status }) => status === 'not-applicable',
  );
  return (
    <>
      {chosen.length === 0 && (
        <Typography variant="body2">{t('tab.noMatch')}</Typography>
      )}
      {groupByCategory(applicable).map(group => (
        <ResultCategory
          key={group.category}
          title={categoryWords(group.category)}
          standard={title}
          name={name}
          results={group.results}
        />
      ))}
      {notApplicable.length > 0 && (
        <Disclosure
          summary={t('tab.notApplicable', { count: notApplicable.length })}
          startsOpen={statuses.includes('not-applicable')}
        >
          <ResultList name={name} results={sortResults(notApplicable)} />
        </Disclosure>
      )}
    </>
  );
};
