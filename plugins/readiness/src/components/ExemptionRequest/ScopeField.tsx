import { ExemptionScope } from 'backstage-plugin-readiness-common';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { useId } from 'react';
import { Translate, useWords } from '../../hooks/useWords';
import { entityName } from '../../words/entityName';

/** For what an exemption is asked. Without a choice it only says so. @internal */
export const ScopeField = (props: {
  scopes: readonly ExemptionScope[];
  value: ExemptionScope;
  onChange(scope: ExemptionScope): void;
}) => {
  const { scopes, value, onChange } = props;
  const { t } = useWords();
  const labelId = useId();
  return (
    <FormControl component="fieldset">
      <FormLabel component="legend" id={labelId}>
        {t('exempting.scope')}
      </FormLabel>
      <RadioGroup aria-labelledby={labelId} value={value.kind}>
        {scopes.map(scope => (
          <FormControlLabel
            key={scope.kind}
            value={scope.kind}
            control={<Radio color="primary" />}
            label={scopeWords(t, scope)}
            onChange={() => onChange(scope)}
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
};

function scopeWords(t: Translate, { kind, ref }: ExemptionScope): string {
  switch (kind) {
    case 'owner':
      return t('exempting.scopeOwner', { ref: entityName(ref, 'group') });
    case 'system':
      return t('exempting.scopeSystem', { ref: entityName(ref, 'system') });
    default:
      return t('exempting.scopeEntity');
  }
}
