import { EntitySummary } from 'backstage-plugin-readiness-common';
import { useWords } from '../../hooks/useWords';
import { tierWords } from '../../words/tierWords';
import { EntityTabLink } from '../EntityTabLink';
import { FigureTable } from '../FigureTable';
import { TeamLink } from '../TeamLink';

/** Services with tier and owner, in the order given. @internal */
export const ServiceTable = (props: {
  label: string;
  services: readonly EntitySummary[];
}) => {
  const { label, services } = props;
  const { t } = useWords();
  return (
    <FigureTable
      label={label}
      columns={[
        { title: t('slos.columnService') },
        { title: t('slos.columnTier'), oneLine: true },
        { title: t('slos.columnOwner') },
      ]}
      rows={services.map(({ entityRef, title, tier, owner }) => ({
        key: entityRef,
        cells: [
          <EntityTabLink key="service" entityRef={entityRef} title={title} />,
          tierWords(t, tier),
          owner ? (
            <TeamLink key="owner" entityRef={owner} />
          ) : (
            t('entities.noOwner')
          ),
        ],
      }))}
    />
  );
};
