import { OwnershipOverview } from 'backstage-plugin-readiness-common';
import { useDrill } from '../../hooks/useDrill';
import { useWords } from '../../hooks/useWords';
import { OWNERSHIP_GAPS } from '../../words/entityQuery';
import { CountLink } from '../CountLink';
import { FigureTable } from '../FigureTable';
import { TeamLink } from '../TeamLink';

/** Which teams have most to mend. @internal */
export const GapsByTeam = (props: { overview: OwnershipOverview }) => {
  const { t } = useWords();
  const drill = useDrill();
  const teams = [...props.overview.byTeam].sort(
    (a, b) => b.withGaps - a.withGaps || b.total - a.total,
  );
  return (
    <FigureTable
      label={t('ownership.byTeam')}
      columns={[
        { title: t('ownership.columnTeam') },
        { title: t('ownership.columnWithGaps'), numeric: true },
        { title: t('ownership.columnTotal'), numeric: true },
      ]}
      rows={teams.map(({ team, total, withGaps }) => {
        const name = team ?? t('standard.noTeam');
        return {
          key: name,
          cells: [
            team ? <TeamLink key="team" entityRef={team} /> : name,
            <CountLink
              key="gaps"
              count={withGaps}
              to={drill(
                team
                  ? { owner: team, gap: OWNERSHIP_GAPS }
                  : { gap: 'no-owner' },
              )}
              label={`${name}, ${t('ownership.columnWithGaps')}`}
            />,
            <CountLink
              key="total"
              count={total}
              to={drill(team ? { owner: team } : { gap: 'no-owner' })}
              label={name}
            />,
          ],
        };
      })}
    />
  );
};
