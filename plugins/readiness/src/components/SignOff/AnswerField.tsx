import { AttestationAnswer } from 'backstage-plugin-readiness-common';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { useId } from 'react';
import { useWords } from '../../hooks/useWords';

const ANSWERS: readonly AttestationAnswer[] = [
  'met',
  'not-met',
  'not-applicable',
];

/** Met, not met or not applicable, and what follows from the one that is chosen. @internal */
export const AnswerField = (props: {
  value: AttestationAnswer | null;
  onChange(answer: AttestationAnswer): void;
}) => {
  const { value, onChange } = props;
  const { t } = useWords();
  const labelId = useId();
  return (
    <FormControl component="fieldset" required>
      <FormLabel component="legend" id={labelId}>
        {t('signOff.answer')}
      </FormLabel>
      <RadioGroup row aria-labelledby={labelId} value={value ?? ''}>
        {ANSWERS.map(answer => (
          <FormControlLabel
            key={answer}
            value={answer}
            control={<Radio color="primary" />}
            label={t(`attestation.answer.${answer}`)}
            onChange={() => onChange(answer)}
          />
        ))}
      </RadioGroup>
      <FormHelperText role="status">
        {value && t(`signOff.answerHelp.${value}`)}
      </FormHelperText>
    </FormControl>
  );
};
