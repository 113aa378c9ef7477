import { SloListItem } from 'backstage-plugin-readiness-common';
import { useWords } from '../../hooks/useWords';
import { FigureTable } from '../FigureTable';
import { objectiveColumns } from './objectiveColumns';

/** Objectives across the fleet, in the order given. @internal */
export const ObjectiveTable = (props: {
  label: string;
  items: readonly SloListItem[];
}) => {
  const { label, items } = props;
  const columns = objectiveColumns(useWords());
  return (
    <FigureTable
      label={label}
      columns={columns}
      rows={items.map(item => ({
        key: `${item.entity.entityRef} ${item.slo} ${item.objective}`,
        cells: columns.map(({ cell }) => cell(item)),
      }))}
    />
  );
};
