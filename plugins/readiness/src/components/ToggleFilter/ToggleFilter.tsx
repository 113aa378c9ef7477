import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ReactNode, useId } from 'react';
import { useSearchParams } from 'react-router-dom';
import { withoutValue, withValue } from '../../words/entityQuery';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5),
    },
    button: { textTransform: 'none', minWidth: 36 },
  }),
  { name: 'ReadinessToggleFilter' },
);

/** Values of a filter as buttons; several may be chosen. The choice lives in the URL. @internal */
export const ToggleFilter = (props: {
  /** As the URL has it. */
  param: string;
  label: string;
  options: readonly { value: string; label: string; icon?: ReactNode }[];
}) => {
  const { param, label, options } = props;
  const classes = useStyles();
  const labelId = useId();
  const [params, setParams] = useSearchParams();
  const chosen = params.getAll(param);
  const toggle = (value: string) => {
    const change = chosen.includes(value) ? withoutValue : withValue;
    setParams(change(params, param, value), { replace: true });
  };
  return (
    <div className={classes.root} role="group" aria-labelledby={labelId}>
      <Typography variant="body2" component="span" id={labelId}>
        {label}
      </Typography>
      {options.map(option => (
        <Button
          key={option.value}
          className={classes.button}
          size="small"
          variant={chosen.includes(option.value) ? 'contained' : 'outlined'}
          aria-pressed={chosen.includes(option.value)}
          startIcon={option.icon}
          onClick={() => toggle(option.value)}
        >
          {option.label}
        </Button>
      ))}
    </div>
  );
};
