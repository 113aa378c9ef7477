import { SloObjectiveView } from 'backstage-plugin-readiness-common';
import { useWords } from '../../hooks/useWords';
import { AcknowledgeButton } from './AcknowledgeButton';
import { BudgetPolicy } from './BudgetPolicy';

/** What error-budget policies ask for now, and the button by which the owner says to have seen it. @internal */
export const BudgetPolicies = (props: {
  entityRef: string;
  objective: SloObjectiveView;
  mayAcknowledge: boolean;
  reload(): void;
}) => {
  const { entityRef, objective, mayAcknowledge, reload } = props;
  const { t } = useWords();
  if (objective.policies.length === 0) {
    return null;
  }
  const open = objective.policies.some(
    ({ acknowledgeBy, acknowledged }) =>
      acknowledgeBy !== null && acknowledged === null,
  );
  return (
    <section aria-label={`${objective.title}: ${t('sloPolicy.title')}`}>
      {objective.policies.map(policy => (
        <BudgetPolicy
          key={`${policy.policy} ${policy.state}`}
          policy={policy}
        />
      ))}
      {open && mayAcknowledge && (
        <AcknowledgeButton
          entityRef={entityRef}
          objective={objective}
          reload={reload}
        />
      )}
    </section>
  );
};
