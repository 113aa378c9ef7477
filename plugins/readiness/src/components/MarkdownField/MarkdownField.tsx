import { MarkdownContent } from '@backstage/core-components';
import TextField from '@material-ui/core/TextField';
import { useId } from 'react';
import { useWords } from '../../hooks/useWords';
import { Disclosure } from '../Disclosure';

/** A text in Markdown, with how it will look: what could run code is left out there as everywhere. @internal */
export const MarkdownField = (props: {
  label: string;
  help?: string;
  required?: boolean;
  /** How many characters the backend takes. */
  longest: number;
  value: string;
  onChange(value: string): void;
}) => {
  const { label, help, required = false, longest, value, onChange } = props;
  const { t } = useWords();
  const fieldId = useId();
  return (
    <div>
      <TextField
        id={fieldId}
        label={label}
        helperText={[help, t('markdown.help')].filter(Boolean).join(' ')}
        required={required}
        fullWidth
        multiline
        minRows={3}
        variant="outlined"
        inputProps={{ maxLength: longest }}
        value={value}
        onChange={event => onChange(event.target.value)}
      />
      {value.trim() && (
        <Disclosure summary={t('markdown.preview', { field: label })}>
          {/* A link in the same tab would lead away from what was typed. */}
          <MarkdownContent content={value} linkTarget="_blank" />
        </Disclosure>
      )}
    </div>
  );
};
