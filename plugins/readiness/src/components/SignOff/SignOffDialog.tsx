import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { useContext, useState } from 'react';
import { governanceApiRef } from '../../api';
import { ClockContext } from '../../hooks/ClockContext';
import { useWords } from '../../hooks/useWords';
import { DecisionDialog } from '../DecisionDialog';
import { MarkdownField } from '../MarkdownField';
import { AnswerField } from './AnswerField';
import { EvidenceFields } from './EvidenceFields';
import {
  AttestableCheck,
  EMPTY_SIGN_OFF,
  newAttestation,
  SignOffForm,
  signOffProblems,
} from './signOffForm';
import { ValidityField } from './ValidityField';

/** Signs a check off: the answer, evidence, comment and until when. @internal */
export const SignOffDialog = (props: {
  entityRef: string;
  check: AttestableCheck;
  onDone(): void;
  onClose(): void;
}) => {
  const { entityRef, check, onDone, onClose } = props;
  const { t } = useWords();
  const api = useApi(governanceApiRef);
  const clock = useContext(ClockContext);
  const [form, setForm] = useState<SignOffForm>(EMPTY_SIGN_OFF);
  const change = (changed: Partial<SignOffForm>) =>
    setForm({ ...form, ...changed });
  const problems = signOffProblems(form, check, clock());
  return (
    <DecisionDialog
      title={t('signOff.makeTitle', { title: check.title })}
      text={check.question}
      confirm={t('signOff.make')}
      ready={problems.length === 0}
      act={() => api.attest(entityRef, newAttestation(form, check))}
      onDone={onDone}
      onClose={onClose}
    >
      <AnswerField
        value={form.answer}
        onChange={answer => change({ answer })}
      />
      {check.reviewer === 'other-person' && (
        <Typography variant="body2">{t('signOff.otherPerson')}</Typography>
      )}
      <Typography variant="body2">
        {t(
          check.evidence === 'required'
            ? 'signOff.evidenceRequired'
            : 'signOff.evidenceOptional',
        )}
      </Typography>
      <EvidenceFields
        links={form.links}
        onChange={links => change({ links })}
      />
      <MarkdownField
        label={t('signOff.text')}
        longest={10_000}
        value={form.text}
        onChange={text => change({ text })}
      />
      <MarkdownField
        label={t('signOff.comment')}
        help={
          form.answer === 'not-applicable'
            ? t('signOff.commentHelp')
            : undefined
        }
        longest={2_000}
        value={form.comment}
        onChange={comment => change({ comment })}
      />
      <ValidityField check={check} value={form} onChange={change} />
      <Typography variant="body2" role="status">
        {problems.length > 0 &&
          t('signOff.missing', {
            problems: problems
              .map(problem => t(`signOff.problem.${problem}`))
              .join(', '),
          })}
      </Typography>
    </DecisionDialog>
  );
};
