import { NewServiceItem } from 'backstage-plugin-readiness-common';
import { useWords } from '../../hooks/useWords';
import { FigureTable } from '../FigureTable';
import { LevelLabel } from '../LevelLabel';
import { RelativeTime } from '../RelativeTime';
import { serviceCells, serviceColumns } from './serviceColumns';

/** Services that were first seen this week, the newest first. @internal */
export const FirstSeenTable = (props: { items: readonly NewServiceItem[] }) => {
  const { t } = useWords();
  return (
    <FigureTable
      label={t('newServices.firstSeen')}
      columns={[
        ...serviceColumns(t),
        { title: t('newServices.columnSeen'), oneLine: true },
        { title: t('newServices.columnLevel'), oneLine: true },
      ]}
      rows={props.items.map(({ entity, firstSeenAt, level }) => ({
        key: entity.entityRef,
        cells: [
          ...serviceCells(t, entity),
          <RelativeTime key="seen" at={firstSeenAt} />,
          level ? <LevelLabel key="level" level={level} /> : t('level.none'),
        ],
      }))}
    />
  );
};
