import { AdoptionFiguresView } from 'backstage-plugin-readiness-common';
import { useDrill } from '../../hooks/useDrill';
import { useWords } from '../../hooks/useWords';
import { CountLink } from '../CountLink';
import { FigureTable } from '../FigureTable';
import { SectionTitle } from '../SectionTitle';
import { TeamLink } from '../TeamLink';
import { adoptionColumns, adoptionRate } from './adoptionColumns';

/** Adoption of each owning team. @internal */
export const AdoptionByTeam = (props: { figures: AdoptionFiguresView }) => {
  const { capability, byTeam } = props.figures;
  const words = useWords();
  const { t } = words;
  const drill = useDrill();
  return (
    <section>
      <SectionTitle rank="h4">{t('capability.byTeamTitle')}</SectionTitle>
      <FigureTable
        label={t('capability.byTeamTitle')}
        columns={adoptionColumns(t, t('capability.columnTeam'))}
        rows={byTeam.map(({ team, total, adopted, unknown }) => {
          const name = team ?? t('standard.noTeam');
          const narrowing = team ? { owner: team } : { gap: 'no-owner' };
          return {
            key: team ?? '',
            cells: [
              team ? (
                <TeamLink key="team" entityRef={team} />
              ) : (
                t('standard.noTeam')
              ),
              <CountLink
                key="total"
                count={total}
                to={drill({ ...narrowing, capability })}
                label={name}
              />,
              <CountLink
                key="adopted"
                count={adopted}
                to={drill({ ...narrowing, capability, adoption: 'adopted' })}
                label={`${name}, ${t('capability.columnAdopted')}`}
              />,
              <CountLink
                key="unknown"
                count={unknown}
                to={drill({ ...narrowing, capability, adoption: 'unknown' })}
                label={`${name}, ${t('capability.columnUnknown')}`}
              />,
              adoptionRate(words, adopted, total),
            ],
          };
        })}
      />
    </section>
  );
};
