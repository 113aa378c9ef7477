import { ErrorBudgetPolicyDocument } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { Translate, useWords } from '../../hooks/useWords';
import { durationWords } from '../../words/durationWords';
import { FigureTable } from '../FigureTable';
import { SectionTitle } from '../SectionTitle';
import { DocumentFacts } from './DocumentFacts';

/** What follows when a budget is at risk or exhausted, policy by policy. Not there without one. @internal */
export const ErrorBudgetPolicyList = (props: {
  policies: readonly ErrorBudgetPolicyDocument[];
}) => {
  const { t } = useWords();
  if (props.policies.length === 0) {
    return null;
  }
  return (
    <InfoCard
      title={t('sloDocuments.policies')}
      titleTypographyProps={{ component: 'h3' }}
    >
      {props.policies.map(policy => (
        <Policy key={policy.name} policy={policy} />
      ))}
    </InfoCard>
  );
};

function Policy(props: { policy: ErrorBudgetPolicyDocument }) {
  const { title, description, owner, file, strictestTier, rules } =
    props.policy;
  const { t } = useWords();
  return (
    <section>
      <SectionTitle rank="h4">{title}</SectionTitle>
      {description && <Typography variant="body2">{description}</Typography>}
      <DocumentFacts
        owner={owner}
        file={file}
        facts={[
          t('sloDocuments.strictestTier', { tier: String(strictestTier) }),
        ]}
      />
      <FigureTable
        label={t('sloDocuments.policyRules', { title })}
        columns={[
          { title: t('sloDocuments.columnState'), oneLine: true },
          { title: t('sloDocuments.columnTiers') },
          { title: t('sloDocuments.columnGate'), oneLine: true },
          { title: t('sloDocuments.columnMessage') },
          { title: t('sloDocuments.columnAcknowledge') },
        ]}
        rows={rules.map((rule, index) => ({
          key: String(index),
          cells: ruleCells(t, rule),
        }))}
      />
    </section>
  );
}

function ruleCells(
  t: Translate,
  rule: ErrorBudgetPolicyDocument['rules'][number],
): string[] {
  const { state, tiers, gate, message, acknowledgeWithinSeconds } = rule;
  return [
    t(`sloState.${state}`),
    tiers === null ? t('documents.allTiers') : tiers.join(', '),
    t(`sloGate.short.${gate}`),
    message,
    acknowledgeWithinSeconds === null
      ? t('sloDocuments.notAsked')
      : t('sloDocuments.within', {
          duration: durationWords(t, acknowledgeWithinSeconds),
        }),
  ];
}
