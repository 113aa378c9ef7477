import { DocumentsView } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useReadiness } from '../../hooks/useReadiness';
import { useWords } from '../../hooks/useWords';
import { AnswerState } from '../AnswerState';
import { RelativeTime } from '../RelativeTime';
import { SectionTitle } from '../SectionTitle';
import { CapabilityDocument } from './CapabilityDocument';
import { DiagnosticList } from './DiagnosticList';
import { ErrorBudgetPolicyList } from './ErrorBudgetPolicyList';
import { ExemptionPolicyList } from './ExemptionPolicyList';
import { GateDocumentList } from './GateDocumentList';
import { SloDocuments } from './SloDocuments';
import { StandardDocument } from './StandardDocument';

const useStyles = makeStyles(
  theme => ({ stack: { '& > * + *': { marginTop: theme.spacing(2) } } }),
  { name: 'ReadinessDocumentsPage' },
);

/** The documents in force, what is wrong with them, and which checks are off. @internal */
export const DocumentsPage = () => {
  const { t } = useWords();
  const answer = useReadiness(api => api.getDocuments(), []);
  return (
    <>
      <SectionTitle rank="h2">{t('documents.title')}</SectionTitle>
      <AnswerState answer={answer} what={t('documents.title')}>
        {documents => <Documents documents={documents} />}
      </AnswerState>
      <SloDocuments />
    </>
  );
};

function Documents(props: { documents: DocumentsView }) {
  const { documents } = props;
  const { revision, publishedAt, standards, capabilities } = documents;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <div className={classes.stack}>
      <Typography>
        {revision === null || publishedAt === null
          ? t('documents.noRevision')
          : t('documents.revision', {
              revision: String(revision),
              age: <RelativeTime at={publishedAt} />,
            })}
      </Typography>
      <InfoCard
        title={t('documents.diagnostics')}
        titleTypographyProps={{ component: 'h3' }}
      >
        <DiagnosticList
          diagnostics={documents.diagnostics}
          lastValid={documents.lastValid}
          noDiagnostics={t('documents.noDiagnostics')}
        />
      </InfoCard>
      {standards.map(standard => (
        <StandardDocument key={standard.name} standard={standard} />
      ))}
      {capabilities.length > 0 && (
        <InfoCard
          title={t('documents.capabilities')}
          titleTypographyProps={{ component: 'h3' }}
        >
          {capabilities.map(capability => (
            <CapabilityDocument key={capability.name} capability={capability} />
          ))}
        </InfoCard>
      )}
      <GateDocumentList gates={documents.gates} />
      <ExemptionPolicyList policies={documents.exemptionPolicies} />
      <ErrorBudgetPolicyList policies={documents.errorBudgetPolicies} />
    </div>
  );
}
