import { SloOverview } from 'backstage-plugin-readiness-common';
import { useSloDrill } from '../../hooks/useSloDrill';
import { useWords } from '../../hooks/useWords';
import { SLO_STATES } from '../../words/sloStates';
import { CountLink } from '../CountLink';
import { FigureTable } from '../FigureTable';
import { SloSlice, systemSlices, teamSlices, tierSlices } from './sloSlices';

const SLICES = {
  tier: tierSlices,
  team: teamSlices,
  system: systemSlices,
} as const;

const TITLES = {
  tier: { label: 'slos.byTier', column: 'slos.columnTier' },
  team: { label: 'slos.byTeam', column: 'slos.columnTeam' },
  system: { label: 'slos.bySystem', column: 'slos.columnSystem' },
} as const;

/** How many objectives of each tier, team or system are in which state. A state that nobody is in has no column. @internal */
export const SloCountTable = (props: {
  overview: SloOverview;
  by: 'tier' | 'team' | 'system';
}) => {
  const { overview, by } = props;
  const { t } = useWords();
  const drill = useSloDrill();
  const states = SLO_STATES.filter(state => overview.byState[state] > 0);
  const pathTo = ({ narrowing }: SloSlice, state?: string) =>
    narrowing && drill('objectives', { ...narrowing, state });
  return (
    <FigureTable
      label={t(TITLES[by].label)}
      columns={[
        { title: t(TITLES[by].column), oneLine: true },
        { title: t('slos.columnTotal'), numeric: true },
        ...states.map(state => ({
          title: t(`sloState.${state}`),
          numeric: true,
        })),
      ]}
      rows={SLICES[by](t, overview).map(slice => ({
        key: slice.key,
        cells: [
          slice.heading,
          <CountLink
            key="total"
            count={slice.counts.total}
            to={pathTo(slice)}
            label={slice.name}
          />,
          ...states.map(state => (
            <CountLink
              key={state}
              count={slice.counts.byState[state]}
              to={pathTo(slice, state)}
              label={`${slice.name}, ${t(`sloState.${state}`)}`}
            />
          )),
        ],
      }))}
    />
  );
};
