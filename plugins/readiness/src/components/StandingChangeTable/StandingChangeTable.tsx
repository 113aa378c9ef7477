import { StandingChangeView } from 'backstage-plugin-readiness-common';
import { useWords } from '../../hooks/useWords';
import { standingChangeWords } from '../../words/standingChangeWords';
import { EntityTabLink } from '../EntityTabLink';
import { FigureTable } from '../FigureTable';
import { RelativeTime } from '../RelativeTime';
import { ConfirmStandingButton } from '../ReviewsPage/ConfirmStandingButton';
import { StandingChangeState } from './StandingChangeState';

/** Tiers that became less critical and scopes that were left, and what came of them. @internal */
export const StandingChangeTable = (props: {
  label: string;
  items: readonly StandingChangeView[];
  reload(): void;
}) => {
  const { label, items, reload } = props;
  const { t } = useWords();
  return (
    <FigureTable
      label={label}
      columns={[
        { title: t('standing.columnEntity') },
        { title: t('standing.columnChange') },
        { title: t('standing.columnSince'), oneLine: true },
        { title: t('standing.columnState') },
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
          <StandingChangeState key="state" change={change} />,
          change.actions.includes('confirm') ? (
            <ConfirmStandingButton key="act" change={change} reload={reload} />
          ) : (
            '–'
          ),
        ],
      }))}
    />
  );
};
