import { ExemptionView } from 'backstage-plugin-readiness-common';
import { useWords } from '../../hooks/useWords';
import { FigureTable } from '../FigureTable';
import { StatusLabel } from '../StatusLabel';
import { exemptUntil, ReviewResult } from './reviewResults';

/** Checks with what they rest on, and until when they were exempt. @internal */
export const ReviewResultTable = (props: {
  label: string;
  standard: string;
  results: readonly ReviewResult[];
  exemptions: readonly ExemptionView[];
}) => {
  const { label, standard, results, exemptions } = props;
  const { t, formats } = useWords();
  const reasonOf = ({ checkId, exempt, reason }: ReviewResult) => {
    const until = exempt && exemptUntil(exemptions, standard, checkId);
    return until
      ? `${reason} · ${t('reviewPage.exemptUntil', {
          time: formats.instant(until),
        })}`
      : reason;
  };
  return (
    <FigureTable
      label={label}
      columns={[
        { title: t('reviewPage.columnCheck') },
        { title: t('reviewPage.columnStatus'), oneLine: true },
        { title: t('reviewPage.columnReason') },
        { title: t('reviewPage.columnRests'), oneLine: true },
        { title: t('reviewPage.columnLevel'), oneLine: true },
      ]}
      rows={results.map(result => ({
        key: result.checkId,
        cells: [
          result.title,
          <StatusLabel
            key="status"
            status={result.status}
            stale={result.stale}
            exempt={result.exempt}
          />,
          reasonOf(result),
          t(`reviewPage.restsOn.${result.restsOn}`),
          result.level,
        ],
      }))}
    />
  );
};
