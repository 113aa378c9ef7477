import { StandardFiguresView } from 'backstage-plugin-readiness-common';
import { ReactNode } from 'react';
import { useDrill } from '../../hooks/useDrill';
import { Translate, useWords } from '../../hooks/useWords';
import { Narrowing } from '../../words/entityQuery';
import { tierWords } from '../../words/tierWords';
import { CountLink } from '../CountLink';
import { FigureTable } from '../FigureTable';
import { levelName, levelParam } from '../LevelBar';
import { TeamLink } from '../TeamLink';

interface Slice {
  key: string;
  name: string;
  heading: ReactNode;
  /** What asks the list for these; absent where nothing asks for exactly these. */
  narrowing?: Narrowing;
  total: number;
  byLevel: readonly number[];
}

/** Levels in each tier or team. @internal */
export const LevelTable = (props: {
  figures: StandardFiguresView;
  by: 'tier' | 'team';
}) => {
  const { figures, by } = props;
  const { standard, levels, byLevel } = figures;
  const { t } = useWords();
  const drill = useDrill();
  const slices =
    by === 'tier' ? tierSlices(t, figures) : teamSlices(t, figures);
  const names = byLevel.map(({ level }) => levelName(t, level, levels));
  return (
    <FigureTable
      label={t(by === 'tier' ? 'standard.byTier' : 'standard.byTeam')}
      columns={[
        {
          title: t(
            by === 'tier' ? 'standard.columnTier' : 'standard.columnTeam',
          ),
          oneLine: true,
        },
        { title: t('standard.columnTotal'), numeric: true },
        ...names.map(name => ({ title: name, numeric: true })),
      ]}
      rows={slices.map(slice => ({
        key: slice.key,
        cells: [
          slice.heading,
          <CountLink
            key="total"
            count={slice.total}
            to={slice.narrowing && drill({ ...slice.narrowing, standard })}
            label={slice.name}
          />,
          ...byLevel.map(({ level }, rank) => (
            <CountLink
              key={levelParam(level)}
              count={slice.byLevel[rank] ?? 0}
              to={
                slice.narrowing &&
                drill({
                  ...slice.narrowing,
                  standard,
                  level: levelParam(level),
                })
              }
              label={`${slice.name}, ${names[rank]}`}
            />
          )),
        ],
      }))}
    />
  );
};

function tierSlices(t: Translate, { byTier }: StandardFiguresView): Slice[] {
  return byTier.map(({ tier, total, byLevel }) => ({
    key: String(tier),
    name: tierWords(t, tier),
    heading: tierWords(t, tier),
    narrowing: { tier: tier === null ? 'undeclared' : String(tier) },
    total,
    byLevel,
  }));
}

function teamSlices(
  t: Translate,
  { byTeam, otherTeams }: StandardFiguresView,
): Slice[] {
  const slices = byTeam.map(
    ({ team, total, byLevel }): Slice => ({
      key: team ?? '',
      name: team ?? t('standard.noTeam'),
      heading: team ? <TeamLink entityRef={team} /> : t('standard.noTeam'),
      narrowing: { team: team ?? 'none' },
      total,
      byLevel,
    }),
  );
  if (!otherTeams) {
    return slices;
  }
  const name = t('standard.otherTeams', { count: otherTeams.teams });
  const { total, byLevel } = otherTeams;
  return [...slices, { key: 'others', name, heading: name, total, byLevel }];
}
