import { ExemptionPolicyDocument } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { ReactNode } from 'react';
import { Translate, useWords } from '../../hooks/useWords';
import { durationWords } from '../../words/durationWords';
import { FigureTable } from '../FigureTable';
import { SectionTitle } from '../SectionTitle';
import { TeamLink } from '../TeamLink';
import { DocumentFacts } from './DocumentFacts';

/** Who approves exemptions and for how long, policy by policy. Not there without one. @internal */
export const ExemptionPolicyList = (props: {
  policies: readonly ExemptionPolicyDocument[];
}) => {
  const { t } = useWords();
  if (props.policies.length === 0) {
    return null;
  }
  return (
    <InfoCard
      title={t('exemptionPolicies.title')}
      titleTypographyProps={{ component: 'h3' }}
    >
      {props.policies.map(policy => (
        <Policy key={policy.name} policy={policy} />
      ))}
    </InfoCard>
  );
};

function Policy(props: { policy: ExemptionPolicyDocument }) {
  const { title, description, owner, file, rules, standards } = props.policy;
  const { t } = useWords();
  return (
    <section>
      <SectionTitle rank="h4">{title}</SectionTitle>
      {description && <Typography variant="body2">{description}</Typography>}
      <DocumentFacts
        owner={owner}
        file={file}
        facts={[
          ...(standards
            ? [
                t('exemptionPolicies.standards', {
                  standards: standards.join(', '),
                }),
              ]
            : []),
          t('exemptionPolicies.undeclaredTier'),
        ]}
      />
      <FigureTable
        label={t('exemptionPolicies.rules', { title })}
        columns={[
          { title: t('exemptionPolicies.columnTiers') },
          { title: t('exemptionPolicies.columnLevels') },
          { title: t('exemptionPolicies.columnCategories') },
          { title: t('exemptionPolicies.columnApprover') },
          { title: t('exemptionPolicies.columnLongest'), oneLine: true },
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
  rule: ExemptionPolicyDocument['rules'][number],
): ReactNode[] {
  const { tiers, levels, categories, approver, longestSeconds } = rule;
  return [
    tiers?.join(', ') ?? t('documents.allTiers'),
    levels?.join(', ') ?? t('exemptionPolicies.allLevels'),
    categories?.join(', ') ?? t('exemptionPolicies.allCategories'),
    approver === 'automatic' ? (
      t('exemptionPolicies.automatic')
    ) : (
      <TeamLink entityRef={approver} />
    ),
    durationWords(t, longestSeconds),
  ];
}
