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
  const { t } = words;
  const drill = useDrill();
  return (
    <section>
      <SectionTitle rank="h4">{t('capability.byTierTitle')}</SectionTitle>
      <FigureTable
        label={t('capability.byTierTitle')}
        columns={adoptionColumns(t, t('capability.columnTier'))}
        rows={byTier.map(({ tier, total, adopted, unknown }) => {
          const name = tierWords(t, tier);
          const narrowing = {
            tier: tier === null ? 'undeclared' : String(tier),
            capability,
          };
          return {
            key: String(tier),
            cells: [
              name,
              <CountLink
                key="total"
                count={total}
                to={drill(narrowing)}
                label={name}
              />,
              <CountLink
                key="adopted"
                count={adopted}
                to={drill({ ...narrowing, adoption: 'adopted' })}
                label={`${name}, ${t('capability.columnAdopted')}`}
              />,
              <CountLink
                key="unknown"
                count={unknown}
                to={drill({ ...narrowing, adoption: 'unknown' })}
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
