import { UngatedItem } from 'backstage-plugin-readiness-common';
import { Link } from '@backstage/core-components';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { useWords } from '../../hooks/useWords';
import { FigureTable } from '../FigureTable';
import { GateAnswerLabel } from '../GateAnswerLabel';
import { RelativeTime } from '../RelativeTime';
import { serviceCells, serviceColumns } from './serviceColumns';

/** Services that went to production while a gate did not allow it, with what the gates answered then. @internal */
export const UngatedTable = (props: { items: readonly UngatedItem[] }) => {
  const { t } = useWords();
  return (
    <FigureTable
      label={t('newServices.ungated')}
      columns={[
        ...serviceColumns(t),
        { title: t('newServices.columnSince'), oneLine: true },
        { title: t('newServices.columnGates') },
      ]}
      rows={props.items.map(({ entity, at, gates }) => ({
        key: entity.entityRef,
        cells: [
          ...serviceCells(t, entity),
          <RelativeTime key="since" at={at} />,
          <AnswersThen key="gates" gates={gates} />,
        ],
      }))}
    />
  );
};

function AnswersThen(props: { gates: UngatedItem['gates'] }) {
  const path = useReadinessPath();
  return (
    <>
      {props.gates.map(({ gate, answer }) => (
        <div key={gate}>
          <GateAnswerLabel answer={answer} />{' '}
          <Link to={path(`gates/${encodeURIComponent(gate)}`)}>{gate}</Link>
        </div>
      ))}
    </>
  );
}
