import { DocumentsView } from 'backstage-plugin-readiness-common';
import { useWords } from '../../hooks/useWords';
import { categoryWords } from '../../words/categoryWords';
import { FigureTable } from '../FigureTable';

/** The checks of a standard with what each asks. @internal */
export const CheckTable = (props: {
  title: string;
  checks: DocumentsView['standards'][number]['checks'];
}) => {
  const { title, checks } = props;
  const { t, formats } = useWords();
  return (
    <FigureTable
      label={t('documents.checksOf', { title })}
      columns={[
        { title: t('documents.columnCheck') },
        { title: t('documents.columnLevel'), oneLine: true },
        { title: t('documents.columnCategory') },
        { title: t('documents.columnTiers') },
        { title: t('documents.columnWeight'), numeric: true },
        { title: t('documents.columnRule') },
      ]}
      rows={checks.map(check => ({
        key: check.id,
        cells: [
          check.title,
          check.level,
          categoryWords(check.category),
          check.tiers === null
            ? t('documents.allTiers')
            : check.tiers.join(', '),
          formats.number(check.weight),
          <span key="asks">
            {t(`documents.kind.${check.kind}`)}
            {check.expression && (
              <>
                : <code>{check.expression}</code>
              </>
            )}
          </span>,
        ],
      }))}
    />
  );
};
