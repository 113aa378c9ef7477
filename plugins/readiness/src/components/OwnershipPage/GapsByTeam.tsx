import { OwnershipOverview } from 'backstage-plugin-readiness-common';
import { useDrill } from '../../hooks/useDrill';
import { useWords } from '../../hooks/useWords';
import { OWNERSHIP_GAPS } from '../../words/entityQuery';
import { CountLink } from '../CountLink';
import { FigureTable } from '../FigureTable';
import { TeamLink } from '../TeamLink';

/** Which teams have most to mend. @internal */
export const GapsByTeam = (props: { overview: OwnershipOverview }) => {
  const { t, formats } = useWords();
  const drill = useDrill();
  const teams = [...props.overview.byTeam].sort(
    (a, b) => b.withGaps - a.withGaps || b.total - a.total,
  );
  const { otherTeams } = props.overview;
  const others = otherTeams
    ? [
        {
          key: 'others',
          cells: [
            t('standard.otherTeams', { count: otherTeams.teams }),
            formats.number(otherTeams.withGaps),
            formats.number(otherTeams.total),
          ],
        },
      ]
    : [];
  return (
    <FigureTable
      label={t('ownership.byTeam')}
      columns={[
        { title: t('ownership.columnTeam') },
        { title: t('ownership.columnWithGaps'), numeric: true },
        { title: t('ownership.columnTotal'), numeric: true },
      ]}
      rows={[
        ...teams.map(({ team, total, withGaps }) => {
          const name = team ?? t('standard.noTeam');
          return {
            key: name,
            cells: [
              team ? <TeamLink key="team" entityRef={team} /> : name,
              <CountLink
                key="gaps"
                count={withGaps}
                to={drill({ team: team ?? 'none', gap: OWNERSHIP_GAPS })}
                label={`${name}, ${t('ownership.columnWithGaps')}`}
              />,
              <CountLink
                key="total"
                count={total}
                to={drill({ team: team ?? 'none' })}
                label={name}
              />,
            ],
          };
        }),
        ...others,
      ]}
    />
  );
};
