import { FollowUpView } from 'backstage-plugin-readiness-common';
import { InfoCard, Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useGovernance } from '../../hooks/useGovernance';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { useWords } from '../../hooks/useWords';
import { AnswerState } from '../AnswerState';
import { FollowUpTable } from './FollowUpTable';

const SHOWN = 10;

/** The most urgent follow-ups of a kind, with a link to all of them. @internal */
export const FollowUpSection = (props: {
  title: string;
  /** Said where there is none. */
  empty: string;
  kind: FollowUpView['kind'];
  state: FollowUpView['state'][];
}) => {
  const { title, empty, kind, state } = props;
  const { t } = useWords();
  const path = useReadinessPath();
  const answer = useGovernance(
    api => api.listFollowUps({ kind: [kind], state, limit: SHOWN }),
    [kind, state.join()],
  );
  const reload = answer.state === 'loading' ? () => {} : answer.retry;
  const search = new URLSearchParams([
    ['kind', kind],
    ...state.map(value => ['state', value]),
  ]);
  return (
    <InfoCard title={title} titleTypographyProps={{ component: 'h3' }}>
      <AnswerState answer={answer} what={title}>
        {({ items, total }) => (
          <>
            {items.length === 0 ? (
              <Typography variant="body2">{empty}</Typography>
            ) : (
              <FollowUpTable label={title} items={items} reload={reload} />
            )}
            <Typography variant="body2">
              <Link to={`${path('follow-ups')}?${search}`}>
                {t('followUp.all', { count: total })}
              </Link>
            </Typography>
          </>
        )}
      </AnswerState>
    </InfoCard>
  );
};
