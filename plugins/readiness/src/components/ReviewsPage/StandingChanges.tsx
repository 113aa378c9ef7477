import { StandingChangeView } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useGovernance } from '../../hooks/useGovernance';
import { useWords } from '../../hooks/useWords';
import { standingChangeWords } from '../../words/standingChangeWords';
import { AnswerState } from '../AnswerState';
import { EntityTabLink } from '../EntityTabLink';
import { FigureTable } from '../FigureTable';
import { RelativeTime } from '../RelativeTime';
import { ConfirmStandingButton } from './ConfirmStandingButton';

const SHOWN = 25;

/** Tiers that became less critical and scopes that were left, for others to confirm. @internal */
export const StandingChanges = () => {
  const { t } = useWords();
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
        {({ items, total }) =>
          items.length === 0 ? (
            t('standing.none')
          ) : (
            <>
              <StandingTable items={items} reload={reload} />
              {total > items.length &&
                t('standing.more', { count: total - items.length })}
            </>
          )
        }
      </AnswerState>
    </InfoCard>
  );
};

function StandingTable(props: {
  items: readonly StandingChangeView[];
  reload(): void;
}) {
  const { items, reload } = props;
  const { t } = useWords();
  return (
    <FigureTable
      label={t('standing.title')}
      columns={[
        { title: t('standing.columnEntity') },
        { title: t('standing.columnChange') },
        { title: t('standing.columnSince'), oneLine: true },
        { title: t('standing.columnAct') },
      ]}
      rows={items.map(change => ({
        key: change.id,
        cells: [
          <EntityTabLink
            key="entity"
            entityRef={change.entity.entityRef}
            title={change.entity.title}
          />,
          standingChangeWords(t, change),
          <RelativeTime key="since" at={change.at} />,
          change.actions.includes('confirm') ? (
            <ConfirmStandingButton key="act" change={change} reload={reload} />
          ) : (
            '–'
          ),
        ],
      }))}
    />
  );
}
