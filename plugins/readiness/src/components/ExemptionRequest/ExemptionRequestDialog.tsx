import { useApi } from '@backstage/core-plugin-api';
import {
  ExemptionScope,
  ExemptionView,
} from 'backstage-plugin-readiness-common';
import Typography from '@material-ui/core/Typography';
import { useContext, useState } from 'react';
import { governanceApiRef } from '../../api';
import { ClockContext } from '../../hooks/ClockContext';
import { CheckKey } from '../../hooks/EntityGovernanceContext';
import { useWords } from '../../hooks/useWords';
import { DateField, DecisionDialog } from '../DecisionDialog';
import { MarkdownField } from '../MarkdownField';
import {
  ExemptionForm,
  exemptionProblems,
  newExemption,
  startingForm,
} from './exemptionForm';
import { ExemptionTerms } from './ExemptionTerms';
import { ScopeField } from './ScopeField';
import { useExemptionTerms } from './useExemptionTerms';

/** Asks for an exemption, or for the renewal of one. @internal */
export const ExemptionRequestDialog = (props: {
  check: CheckKey;
  title: string;
  /** For what it can be asked, the default first; at least one. */
  scopes: readonly ExemptionScope[];
  renews?: ExemptionView;
  changed(): void;
  onClose(): void;
}) => {
  const { check, title, scopes, renews, changed, onClose } = props;
  const { t, formats } = useWords();
  const api = useApi(governanceApiRef);
  const clock = useContext(ClockContext);
  const [form, setForm] = useState<ExemptionForm>(() =>
    startingForm(scopes[0], renews),
  );
  const change = (changes: Partial<ExemptionForm>) =>
    setForm({ ...form, ...changes });
  const answer = useExemptionTerms(form.scope, check);
  const latest = answer.state === 'ready' ? answer.value.lastDay : undefined;
  const problems = exemptionProblems(form, clock(), latest);
  return (
    <DecisionDialog
      title={t(renews ? 'exempting.renewTitle' : 'exempting.askTitle', {
        title,
      })}
      text={t('exempting.askText')}
      confirm={t(renews ? 'exempting.renew' : 'exempting.ask')}
      ready={problems.length === 0}
      act={() => api.requestExemption(newExemption(form, check, renews))}
      onDone={changed}
      onClose={onClose}
    >
      <ScopeField
        scopes={scopes}
        value={form.scope}
        onChange={scope => change({ scope })}
      />
      <ExemptionTerms answer={answer} />
      <MarkdownField
        label={t('exempting.reason')}
        help={t('exempting.textHelp')}
        required
        longest={2_000}
        value={form.reason}
        onChange={reason => change({ reason })}
      />
      <MarkdownField
        label={t('exempting.measure')}
        help={t('exempting.measureHelp')}
        required
        longest={2_000}
        value={form.measure}
        onChange={measure => change({ measure })}
      />
      <DateField
        label={t('exempting.until')}
        help={
          latest
            ? t('exempting.untilHelp', { date: formats.date(latest) })
            : t('exempting.untilHelpUnread')
        }
        required
        latest={latest}
        problem={
          latest !== undefined && form.until > latest
            ? t('exempting.untilLate', { date: formats.date(latest) })
            : undefined
        }
        value={form.until}
        onChange={until => change({ until })}
      />
      <Typography variant="body2" role="status">
        {problems.length > 0 &&
          t('exempting.missing', {
            problems: problems
              .map(problem => t(`exempting.problem.${problem}`))
              .join(', '),
          })}
      </Typography>
    </DecisionDialog>
  );
};
