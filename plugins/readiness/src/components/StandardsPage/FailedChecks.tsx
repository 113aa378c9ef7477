import {
  CheckStatus,
  StandardFiguresView,
} from 'backstage-plugin-readiness-common';
import Typography from '@material-ui/core/Typography';
import { useDrill } from '../../hooks/useDrill';
import { useWords } from '../../hooks/useWords';
import { CountLink } from '../CountLink';
import { FigureTable } from '../FigureTable';
import { SectionTitle } from '../SectionTitle';

const SHOWN = 10;

/** What is shown of each check, the most urgent first. */
const COUNTED: readonly Exclude<CheckStatus, 'not-applicable' | 'pass'>[] = [
  'fail',
  'warn',
  'no-data',
  'error',
];

/** Which checks fail most often, with who is counted behind each number. @internal */
export const FailedChecks = (props: { figures: StandardFiguresView }) => {
  const { standard, failedChecks } = props.figures;
  const { t } = useWords();
  const drill = useDrill();
  const unmet = failedChecks.filter(({ counts }) =>
    COUNTED.some(status => counts[status] > 0),
  );
  return (
    <section>
      <SectionTitle rank="h4">{t('standard.failed')}</SectionTitle>
      {unmet.length === 0 ? (
        <Typography variant="body2">{t('standard.noneFailed')}</Typography>
      ) : (
        <FigureTable
          label={t('standard.failed')}
          columns={[
            { title: t('standard.columnCheck') },
            { title: t('standard.columnLevel'), oneLine: true },
            ...COUNTED.map(status => ({
              title: t(`status.${status}`),
              numeric: true,
            })),
          ]}
          rows={unmet.slice(0, SHOWN).map(check => ({
            key: check.checkId,
            cells: [
              check.title,
              check.level,
              ...COUNTED.map(status => (
                <CountLink
                  key={status}
                  count={check.counts[status]}
                  to={drill({ standard, check: check.checkId, status })}
                  label={`${check.title}, ${t(`status.${status}`)}`}
                />
              )),
            ],
          }))}
        />
      )}
    </section>
  );
};
