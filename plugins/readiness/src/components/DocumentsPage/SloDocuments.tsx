import { SloDocumentsView } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useReadiness } from '../../hooks/useReadiness';
import { useWords } from '../../hooks/useWords';
import { AnswerState } from '../AnswerState';
import { FigureTable } from '../FigureTable';
import { IconLabel } from '../IconLabel';
import { SectionTitle } from '../SectionTitle';
import { StatusIcon } from '../StatusLabel';
import { DiagnosticList } from './DiagnosticList';

const useStyles = makeStyles(
  theme => ({ root: { marginTop: theme.spacing(2) } }),
  { name: 'ReadinessSloDocuments' },
);

/** The OpenSLO files that were read, what is wrong with them, and the SLOs that belong to no entity. @internal */
export const SloDocuments = () => {
  const classes = useStyles();
  const { t } = useWords();
  const answer = useReadiness(api => api.getSloDocuments(), []);
  return (
    <div className={classes.root}>
      <InfoCard
        title={t('sloDocuments.title')}
        titleTypographyProps={{ component: 'h3' }}
      >
        <AnswerState answer={answer} what={t('sloDocuments.title')}>
          {documents => (
            <>
              <section>
                <DiagnosticList
                  diagnostics={documents.diagnostics}
                  lastValid={documents.lastValid}
                  noDiagnostics={t('sloDocuments.noDiagnostics')}
                />
              </section>
              <Unassigned unassigned={documents.unassigned} />
              <Files files={documents.files} />
            </>
          )}
        </AnswerState>
      </InfoCard>
    </div>
  );
};

function Unassigned(props: { unassigned: SloDocumentsView['unassigned'] }) {
  const { t } = useWords();
  if (props.unassigned.length === 0) {
    return null;
  }
  return (
    <section>
      <SectionTitle rank="h4">{t('sloDocuments.unassigned')}</SectionTitle>
      <FigureTable
        label={t('sloDocuments.unassigned')}
        columns={[
          { title: t('sloDocuments.columnSlo') },
          { title: t('sloDocuments.columnService') },
          { title: t('sloDocuments.columnReason') },
          { title: t('sloDocuments.columnFile') },
        ]}
        rows={props.unassigned.map(({ slo, service, reason, file }) => ({
          key: `${file} ${slo}`,
          cells: [slo, service, reason, <code key="file">{file}</code>],
        }))}
      />
    </section>
  );
}

function Files(props: { files: SloDocumentsView['files'] }) {
  const { t, formats } = useWords();
  if (props.files.length === 0) {
    return <Typography variant="body2">{t('sloDocuments.noFiles')}</Typography>;
  }
  return (
    <section>
      <SectionTitle rank="h4">
        {t('sloDocuments.files', { count: props.files.length })}
      </SectionTitle>
      <FigureTable
        label={t('sloDocuments.title')}
        columns={[
          { title: t('sloDocuments.columnFile') },
          { title: t('sloDocuments.columnVerdict'), oneLine: true },
          { title: t('sloDocuments.columnSlos'), numeric: true },
        ]}
        rows={props.files.map(({ file, valid, slos }) => ({
          key: file,
          cells: [
            <code key="file">{file}</code>,
            <IconLabel
              key="verdict"
              icon={<StatusIcon status={valid ? 'pass' : 'fail'} />}
            >
              {t(valid ? 'sloDocuments.valid' : 'sloDocuments.invalid')}
            </IconLabel>,
            formats.number(slos),
          ],
        }))}
      />
    </section>
  );
}
