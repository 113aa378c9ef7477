import { FactView } from 'backstage-plugin-readiness-common';
import { useWords } from '../../hooks/useWords';
import { factWords } from '../../words/factWords';
import { FigureTable } from '../FigureTable';
import { RelativeTime } from '../RelativeTime';

/** The observations behind a result: value, age, provenance and source. @internal */
export const FactTable = (props: { facts: readonly FactView[] }) => {
  const words = useWords();
  const { t } = words;
  return (
    <FigureTable
      label={t('result.facts')}
      columns={[
        { title: t('result.factName') },
        { title: t('result.factValue') },
        { title: t('result.factAge') },
        { title: t('result.factProvenance') },
      ]}
      rows={props.facts.map(fact => ({
        key: fact.factId,
        cells: [
          <code key="id">{fact.factId}</code>,
          factWords(words, fact),
          fact.observedAt ? (
            <RelativeTime key="at" at={fact.observedAt} />
          ) : (
            '–'
          ),
          provenanceOf(fact, words),
        ],
      }))}
    />
  );
};

function provenanceOf(
  { provenance, source }: FactView,
  { t }: ReturnType<typeof useWords>,
): string {
  const parts = [
    ...(provenance ? [t(`provenance.${provenance}`)] : []),
    ...(source ? [t('fact.source', { source })] : []),
  ];
  return parts.join(', ') || '–';
}
