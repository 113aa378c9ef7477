import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { useId } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useWords } from '../../hooks/useWords';

const useStyles = makeStyles(
  theme => ({ root: { width: 160, marginBottom: theme.spacing(1) } }),
  { name: 'ReadinessOrderSelect' },
);

/** Worst first, or by name. @internal */
export const OrderSelect = () => {
  const classes = useStyles();
  const fieldId = useId();
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const choose = (order: string) => {
    const next = new URLSearchParams(params);
    next.delete('cursor');
    next.delete('order');
    if (order === 'name') {
      next.set('order', order);
    }
    setParams(next, { replace: true });
  };
  return (
    <TextField
      className={classes.root}
      id={fieldId}
      label={t('entities.order')}
      size="small"
      select
      SelectProps={{ native: true }}
      value={params.get('order') === 'name' ? 'name' : 'worst'}
      onChange={event => choose(event.target.value)}
    >
      <option value="worst">{t('entities.worst')}</option>
      <option value="name">{t('entities.byName')}</option>
    </TextField>
  );
};
