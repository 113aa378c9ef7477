import { ExemptionTermsView } from 'backstage-plugin-readiness-common';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { ReactNode } from 'react';
import { Answer } from '../../hooks/useAnswer';
import { useWords } from '../../hooks/useWords';
import { errorReason } from '../../words/errorReason';
import { entityName } from '../../words/entityName';
import { AnswerState } from '../AnswerState';

/**
 * What a request will be judged by: who decides, how long it may be, and how often it was renewed. Where it cannot be
 * read one may ask all the same, and the backend judges.
 * @internal
 */
export const ExemptionTerms = (props: {
  answer: Answer<ExemptionTermsView>;
}) => {
  const { answer } = props;
  const { t, formats } = useWords();
  if (answer.state === 'failed') {
    return (
      <Alert severity="warning">
        <AlertTitle>{t('exempting.termsUnread')}</AlertTitle>
        {errorReason(answer.error)}
      </Alert>
    );
  }
  return (
    <AnswerState answer={answer} what={t('exempting.terms')}>
      {terms => {
        const { policy, longestDays: count, lastDay, renewals } = terms;
        const date = formats.date(lastDay);
        return (
          <div role="status">
            <div>
              <Approver terms={terms} />
            </div>
            <div>
              {policy === null
                ? t('exempting.longest', { count, date })
                : t('exempting.longestBy', { count, date, policy })}
            </div>
            <div>
              {renewals === 0
                ? t('exempting.firstTime')
                : t('exempting.renewal', { count: renewals })}
            </div>
          </div>
        );
      }}
    </AnswerState>
  );
};

/** In plain words: a link would lead away from what was typed in the dialog. */
function Approver(props: { terms: ExemptionTermsView }): ReactNode {
  const { automatic, approver } = props.terms;
  const { t } = useWords();
  if (automatic) {
    return t('exempting.automatic');
  }
  return t('exempting.who', {
    approver: approver ? entityName(approver, 'group') : t('exempting.anyone'),
  });
}
