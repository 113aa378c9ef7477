import { ReviewSnapshot } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { AttestationDetails } from '../AttestationDetails';
import { ExemptionTable } from '../ExemptionTable';
import { SectionTitle } from '../SectionTitle';

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      '& > li + li': { marginTop: theme.spacing(1.5) },
    },
    question: { color: theme.palette.text.secondary },
    section: { marginTop: theme.spacing(2) },
  }),
  { name: 'ReadinessReviewEvidence' },
);

/** What people vouched for and what was exempt when the review was asked for. @internal */
export const ReviewEvidence = (props: { snapshot: ReviewSnapshot }) => {
  const { attestations, exemptions } = props.snapshot;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <InfoCard
      title={t('reviewPage.attestations')}
      titleTypographyProps={{ component: 'h3' }}
    >
      {attestations.length === 0 && (
        <Typography variant="body2">
          {t('reviewPage.noAttestations')}
        </Typography>
      )}
      <ul className={classes.list}>
        {attestations.map(attestation => (
          <li key={attestation.id}>
            <SectionTitle rank="h4">{attestation.checkTitle}</SectionTitle>
            {attestation.question && (
              <div className={classes.question}>{attestation.question}</div>
            )}
            <AttestationDetails attestation={attestation} />
          </li>
        ))}
      </ul>
      <section className={classes.section}>
        <SectionTitle rank="h4">{t('reviewPage.exemptions')}</SectionTitle>
        {exemptions.length === 0 ? (
          <Typography variant="body2">
            {t('reviewPage.noExemptions')}
          </Typography>
        ) : (
          <ExemptionTable
            label={t('reviewPage.exemptions')}
            items={exemptions}
          />
        )}
      </section>
    </InfoCard>
  );
};
