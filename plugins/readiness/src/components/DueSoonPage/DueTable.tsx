import { DueItem } from 'backstage-plugin-readiness-common';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';
import ScheduleIcon from '@material-ui/icons/Schedule';
import { useWords } from '../../hooks/useWords';
import { EntityNameLink } from '../EntityNameLink';
import { FigureTable } from '../FigureTable';
import { OwedBy } from '../FollowUpTable';
import { IconLabel, Look, ToneIcon } from '../IconLabel';
import { DueLink } from './DueLink';

const OVERDUE: Look = { icon: ReportProblemIcon, tone: 'bad' };
const AHEAD: Look = { icon: ScheduleIcon, tone: 'quiet' };

/** What ends or is owed, each leading to where it is settled. @internal */
export const DueTable = (props: { items: readonly DueItem[] }) => {
  const { t } = useWords();
  return (
    <FigureTable
      label={t('dueSoon.caption')}
      columns={[
        { title: t('dueSoon.columnWhat') },
        { title: t('dueSoon.columnKind'), oneLine: true },
        { title: t('dueSoon.columnDue'), oneLine: true },
        { title: t('dueSoon.columnEntity') },
        { title: t('dueSoon.columnOwner') },
      ]}
      rows={props.items.map(item => ({
        key: `${item.kind} ${item.id} ${item.entityRef}`,
        cells: [
          <DueLink key="what" item={item} />,
          t(`dueSoon.kind.${item.kind}`),
          <Due key="due" item={item} />,
          <EntityNameLink key="entity" entityRef={item.entityRef} />,
          <OwedBy key="owner" owner={item.owner} />,
        ],
      }))}
    />
  );
};

function Due(props: { item: DueItem }) {
  const { dueAt, overdue } = props.item;
  const { t, formats } = useWords();
  return (
    <IconLabel icon={<ToneIcon {...(overdue ? OVERDUE : AHEAD)} />}>
      <time dateTime={dueAt} title={formats.instant(dueAt)}>
        {overdue
          ? t('dueSoon.overdue', { age: formats.distance(dueAt) })
          : `${formats.distance(dueAt)}, ${formats.date(dueAt)}`}
      </time>
    </IconLabel>
  );
}
