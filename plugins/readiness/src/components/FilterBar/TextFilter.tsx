import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { useId, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import useDebounce from 'react-use/esm/useDebounce';
import { useWords } from '../../hooks/useWords';
import { withoutValue, withValue } from '../../words/entityQuery';

/** Long enough not to ask at every letter, short enough not to be felt, in milliseconds. */
const PAUSE = 300;

const useStyles = makeStyles(
  { root: { width: 220 } },
  { name: 'ReadinessTextFilter' },
);

/** Narrows by a part of the name, as it is typed. @internal */
export const TextFilter = () => {
  const classes = useStyles();
  const fieldId = useId();
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const present = params.get('text') ?? '';
  const [typed, setTyped] = useState<string>();
  useDebounce(
    () => {
      if (typed === undefined) {
        return;
      }
      const without = withoutValue(params, 'text', present);
      const next = typed.trim();
      setParams(next ? withValue(without, 'text', next) : without, {
        replace: true,
      });
      setTyped(undefined);
    },
    PAUSE,
    [typed],
  );
  return (
    <TextField
      className={classes.root}
      id={fieldId}
      label={t('filter.text')}
      type="search"
      size="small"
      variant="outlined"
      value={typed ?? present}
      onChange={event => setTyped(event.target.value)}
    />
  );
};
