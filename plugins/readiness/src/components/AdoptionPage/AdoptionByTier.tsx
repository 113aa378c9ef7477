import { AdoptionFiguresView } from 'backstage-plugin-readiness-common';
import { useDrill } from '../../hooks/useDrill';
import { useWords } from '../../hooks/useWords';
import { tierWords } from '../../words/tierWords';
import { CountLink } from '../CountLink';
import { FigureTable } from '../FigureTable';
import { SectionTitle } from '../SectionTitle';
import { adoptionColumns, adoptionRate } from './adoptionColumns';

/** Adoption in each tier. @internal */
export const AdoptionByTier = (props: { figures: AdoptionFiguresView }) => {
  const { capability, byTier } = props.figures;
  const words = useWords();
  const { t, formats } = words;
  const drill = useDrill();
  return (
    <section>
      <SectionTitle rank="h4">{t('capability.byTierTitle')}</SectionTitle>
      <FigureTable
        label={t('capability.byTierTitle')}
        columns={adoptionColumns(t, t('capability.columnTier'))}
        rows={byTier.map(({ tier, total, adopted, unknown }) => ({
          key: String(tier),
          cells: [
            tierWords(t, tier),
            <CountLink
              key="total"
              count={total}
              to={drill({
                tier: tier === null ? 'undeclared' : String(tier),
                capability,
              })}
              label={tierWords(t, tier)}
            />,
            formats.number(adopted),
            formats.number(unknown),
            adoptionRate(words, adopted, total),
          ],
        }))}
      />
    </section>
  );
};
