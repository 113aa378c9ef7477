import { humanizeEntityRef } from '@backstage/plugin-catalog-react';
import { parseEntityRef } from '@backstage/catalog-model';
import { ExemptionScope } from 'backstage-plugin-readiness-common';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { useId } from 'react';
import { Translate, useWords } from '../../hooks/useWords';

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
  const name = humanizeEntityRef(parseEntityRef(ref), {
    defaultKind: kind === 'system' ? 'system' : 'group',
    defaultNamespace: 'default',
  });
  switch (kind) {
    case 'owner':
      return t('exempting.scopeOwner', { ref: name });
    case 'system':
      return t('exempting.scopeSystem', { ref: name });
    default:
      return t('exempting.scopeEntity');
  }
}
