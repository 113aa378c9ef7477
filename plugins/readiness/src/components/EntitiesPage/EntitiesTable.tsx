import { EntityListItem, EntityQuery } from 'backstage-plugin-readiness-common';
import { useStandardLevels } from '../../hooks/useStandardLevels';
import { useWords } from '../../hooks/useWords';
import { FigureTable } from '../FigureTable';
import { entityColumns } from './entityColumns';

/** One page of the list. Which columns there are depends on what was asked. @internal */
export const EntitiesTable = (props: {
  items: readonly EntityListItem[];
  query: EntityQuery;
}) => {
  const { items, query } = props;
  const words = useWords();
  const columns = entityColumns(words, query, useStandardLevels());
  return (
    <FigureTable
      label={words.t(
        query.order === 'name' ? 'entities.captionByName' : 'entities.caption',
      )}
      columns={columns}
      rows={items.map(item => ({
        key: item.entity.entityRef,
        cells: columns.map(({ cell }) => cell(item)),
      }))}
    />
  );
};
