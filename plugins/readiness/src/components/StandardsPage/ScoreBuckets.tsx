import { StandardFiguresView } from 'backstage-plugin-readiness-common';
import { useWords } from '../../hooks/useWords';
import { FigureTable } from '../FigureTable';
import { SectionTitle } from '../SectionTitle';

/** Entities by score. Scores are counted, never averaged, and who is not assessed stands apart. @internal */
export const ScoreBuckets = (props: {
  buckets: StandardFiguresView['buckets'];
}) => {
  const { t, formats } = useWords();
  return (
    <section>
      <SectionTitle rank="h4">{t('standard.scores')}</SectionTitle>
      <FigureTable
        label={t('standard.scores')}
        columns={[
          { title: t('standard.columnScore') },
          { title: t('standard.columnCount'), numeric: true },
        ]}
        rows={props.buckets.map(({ label, count }, index) => ({
          key: label,
          cells: [
            index === 0 ? t('standard.bucketNotAssessed') : label,
            formats.number(count),
          ],
        }))}
      />
    </section>
  );
};
