import { InfoCard, Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useGovernance } from '../../hooks/useGovernance';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { useWords } from '../../hooks/useWords';
import { AnswerState } from '../AnswerState';
import { StandingChangeTable } from '../StandingChangeTable';

const SHOWN = 10;

/** The tiers that became less critical and scopes that were left longest ago and wait, with a link to all of them. @internal */
export const StandingChanges = () => {
  const { t } = useWords();
  const path = useReadinessPath();
  const answer = useGovernance(
    api => api.listStandingChanges({ state: ['open'], limit: SHOWN }),
    [],
  );
  const reload = answer.state === 'loading' ? () => {} : answer.retry;
  return (
    <InfoCard
      title={t('standing.title')}
      titleTypographyProps={{ component: 'h3' }}
    >
      <Typography variant="body2">{t('standing.note')}</Typography>
      <AnswerState answer={answer} what={t('standing.title')}>
        {({ items, total }) => (
          <>
            {items.length === 0 ? (
              <Typography variant="body2">{t('standing.none')}</Typography>
            ) : (
              <StandingChangeTable
                label={t('standing.title')}
                items={items}
                reload={reload}
              />
            )}
            <Typography variant="body2">
              <Link to={path('standing-changes')}>
                {t('standing.all', { count: total })}
              </Link>
            </Typography>
          </>
        )}
      </AnswerState>
    </InfoCard>
  );
};
