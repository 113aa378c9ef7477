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
  const { capability, byTeam, otherTeams } = props.figures;
  const words = useWords();
  const { t, formats } = words;
  const drill = useDrill();
  const others = otherTeams
    ? [
        {
          key: 'others',
          cells: [
            t('standard.otherTeams', { count: otherTeams.teams }),
            formats.number(otherTeams.total),
            formats.number(otherTeams.adopted),
            formats.number(otherTeams.unknown),
            adoptionRate(words, otherTeams.adopted, otherTeams.total),
          ],
        },
      ]
    : [];
  return (
    <section>
      <SectionTitle rank="h4">{t('capability.byTeamTitle')}</SectionTitle>
      <FigureTable
        label={t('capability.byTeamTitle')}
        columns={adoptionColumns(t, t('capability.columnTeam'))}
        rows={[
          ...byTeam.map(({ team, total, adopted, unknown }) => {
            const name = team ?? t('standard.noTeam');
            const listOf = (adoption: string[] = []) =>
              drill({ team: team ?? 'none', capability, adoption });
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
                  to={listOf()}
                  label={name}
                />,
                <CountLink
                  key="adopted"
                  count={adopted}
                  to={listOf(['adopted'])}
                  label={`${name}, ${t('capability.columnAdopted')}`}
                />,
                <CountLink
                  key="unknown"
                  count={unknown}
                  to={listOf(['unknown'])}
                  label={`${name}, ${t('capability.columnUnknown')}`}
                />,
                adoptionRate(words, adopted, total),
              ],
            };
          }),
          ...others,
        ]}
      />
    </section>
  );
};
