import { StandingChangeView } from 'backstage-plugin-readiness-common';
import { EmptyState, InfoCard } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useSearchParams } from 'react-router-dom';
import { useGovernance } from '../../hooks/useGovernance';
import { useWords } from '../../hooks/useWords';
import { known, optional, valuesOf } from '../../words/entityQuery';
import { AnswerState } from '../AnswerState';
import { BackLink } from '../BackLink';
import { FilterRow } from '../FilterRow';
import { ListPaging } from '../ListPaging';
import { SectionTitle } from '../SectionTitle';
import { StandingChangeTable } from '../StandingChangeTable';
import { ToggleFilter } from '../ToggleFilter';

const PAGE_SIZE = 25;

/** Those that wait first. */
const STATES: readonly StandingChangeView['state'][] = [
  'open',
  'confirmed',
  'undone',
];

/** All changes of tier and scope that were not to count at once, page by page. @internal */
export const StandingChangesPage = () => {
  const { t } = useWords();
  const [params] = useSearchParams();
  const query = {
    state: optional(known(valuesOf(params, 'state'), STATES)),
    cursor: valuesOf(params, 'cursor')[0],
  };
  const answer = useGovernance(
    api => api.listStandingChanges({ ...query, limit: PAGE_SIZE }),
    [JSON.stringify(query)],
  );
  const reload = answer.state === 'loading' ? () => {} : answer.retry;
  return (
    <>
      <BackLink to="reviews">{t('page.reviews')}</BackLink>
      <SectionTitle rank="h2">{t('standing.listTitle')}</SectionTitle>
      <Typography paragraph>{t('standing.note')}</Typography>
      <FilterRow>
        <ToggleFilter
          param="state"
          label={t('standing.columnState')}
          options={STATES.map(value => ({
            value,
            label: t(`standing.states.${value}`),
          }))}
        />
      </FilterRow>
      <InfoCard>
        <AnswerState answer={answer} what={t('standing.listTitle')}>
          {({ items, total, nextCursor }) => (
            <>
              {items.length === 0 ? (
                <EmptyState
                  missing="content"
                  title={t(query.state ? 'standing.noMatch' : 'standing.empty')}
                  description={query.state && t('standing.noMatchText')}
                />
              ) : (
                <StandingChangeTable
                  label={t('standing.listTitle')}
                  items={items}
                  reload={reload}
                />
              )}
              <ListPaging
                total={t('standing.total', { count: total })}
                nextCursor={nextCursor}
              />
            </>
          )}
        </AnswerState>
      </InfoCard>
    </>
  );
};
