import { OwnershipOverview } from 'backstage-plugin-readiness-common';
import { useDrill } from '../../hooks/useDrill';
import { useWords } from '../../hooks/useWords';
import { tierWords } from '../../words/tierWords';
import { CountLink } from '../CountLink';
import { FigureTable } from '../FigureTable';

/** The most critical first; each has a column, so that what has no gap is seen too. */
const TIERS: readonly (number | null)[] = [0, 1, 2, 3, null];

/** How many entities have each gap, in each tier. @internal */
export const GapsByTier = (props: { overview: OwnershipOverview }) => {
  const { gaps } = props.overview;
  const { t } = useWords();
  const drill = useDrill();
  return (
    <FigureTable
      label={t('ownership.gaps')}
      columns={[
        { title: t('ownership.columnGap') },
        { title: t('ownership.columnAll'), numeric: true },
        ...TIERS.map(tier => ({ title: tierWords(t, tier), numeric: true })),
      ]}
      rows={gaps.map(({ gap, count, byTier }) => ({
        key: gap,
        cells: [
          t(`gap.${gap}`),
          <CountLink
            key="all"
            count={count}
            to={drill({ gap })}
            label={t(`gap.${gap}`)}
          />,
          ...TIERS.map(tier => (
            <CountLink
              key={String(tier)}
              count={byTier.find(entry => entry.tier === tier)?.count ?? 0}
              to={drill({
                gap,
                tier: tier === null ? 'undeclared' : String(tier),
              })}
              label={`${t(`gap.${gap}`)}, ${tierWords(t, tier)}`}
            />
          )),
        ],
      }))}
    />
  );
};
