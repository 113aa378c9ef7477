import { DueItem } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';
import ScheduleIcon from '@material-ui/icons/Schedule';
import { useWords } from '../../hooks/useWords';
import { EntityNameLink } from '../EntityNameLink';
import { FigureTable } from '../FigureTable';
import { OwedBy } from '../FollowUpTable';
import { DueLink } from './DueLink';

const useStyles = makeStyles(
  theme => ({
    due: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
    },
    overdue: { color: theme.palette.error.main },
    ahead: { color: theme.palette.text.secondary },
  }),
  { name: 'ReadinessDueTable' },
);

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
  const classes = useStyles();
  const { t, formats } = useWords();
  const Icon = overdue ? ReportProblemIcon : ScheduleIcon;
  return (
    <span className={classes.due}>
      <Icon
        className={overdue ? classes.overdue : classes.ahead}
        fontSize="small"
        aria-hidden
      />
      <time dateTime={dueAt} title={formats.instant(dueAt)}>
        {overdue
          ? t('dueSoon.overdue', { age: formats.distance(dueAt) })
          : `${formats.distance(dueAt)}, ${formats.date(dueAt)}`}
      </time>
    </span>
  );
}
