import { AdoptionFiguresView } from 'backstage-plugin-readiness-common';
import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useDrill } from '../../hooks/useDrill';
import { useWords } from '../../hooks/useWords';
import { tierWords } from '../../words/tierWords';
import { AdoptionLabel } from '../AdoptionLabel';
import { EntityTabLink } from '../EntityTabLink';
import { FigureTable } from '../FigureTable';
import { SectionTitle } from '../SectionTitle';
import { TeamLink } from '../TeamLink';

/** Services that have not adopted or of which nothing is known, tiers 0 and 1 first. @internal */
export const NotAdoptedList = (props: { figures: AdoptionFiguresView }) => {
  const { capability, notAdopted, services } = props.figures;
  const { t } = useWords();
  const drill = useDrill();
  const all = services.notAdopted + services.unknown;
  return (
    <section>
      <SectionTitle rank="h4">{t('capability.notAdoptedTitle')}</SectionTitle>
      {notAdopted.length === 0 ? (
        <Typography variant="body2">
          {t('capability.everybodyAdopted')}
        </Typography>
      ) : (
        <FigureTable
          label={t('capability.notAdoptedTitle')}
          columns={[
            { title: t('capability.columnService') },
            { title: t('capability.columnTier') },
            { title: t('capability.columnOwner') },
            { title: t('capability.columnStatus') },
          ]}
          rows={notAdopted.map(({ entity, status, alternative }) => ({
            key: entity.entityRef,
            cells: [
              <EntityTabLink
                key="entity"
                entityRef={entity.entityRef}
                title={entity.title}
              />,
              tierWords(t, entity.tier),
              entity.owner ? (
                <TeamLink key="owner" entityRef={entity.owner} />
              ) : (
                t('entities.noOwner')
              ),
              <div key="status">
                <AdoptionLabel status={status} />
                {alternative && (
                  <div>{t('capability.alternative', { alternative })}</div>
                )}
              </div>,
            ],
          }))}
        />
      )}
      {all > notAdopted.length && (
        <Link to={drill({ capability, adoption: ['not-adopted', 'unknown'] })}>
          {t('capability.allNotAdopted', { count: all })}
        </Link>
      )}
    </section>
  );
};
