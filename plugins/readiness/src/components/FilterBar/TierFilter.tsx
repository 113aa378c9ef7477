import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useId } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useWords } from '../../hooks/useWords';
import { withoutValue, withValue } from '../../words/entityQuery';

const TIERS = ['0', '1', '2', '3', 'undeclared'];

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) },
    button: { textTransform: 'none', minWidth: 36 },
  }),
  { name: 'ReadinessTierFilter' },
);

/** Tiers as buttons; several may be chosen. @internal */
export const TierFilter = () => {
  const classes = useStyles();
  const labelId = useId();
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const chosen = params.getAll('tier');
  const toggle = (tier: string) => {
    const change = chosen.includes(tier) ? withoutValue : withValue;
    setParams(change(params, 'tier', tier), { replace: true });
  };
  return (
    <div className={classes.root} role="group" aria-labelledby={labelId}>
      <Typography variant="body2" component="span" id={labelId}>
        {t('filter.tier')}
      </Typography>
      {TIERS.map(tier => (
        <Button
          key={tier}
          className={classes.button}
          size="small"
          variant={chosen.includes(tier) ? 'contained' : 'outlined'}
          aria-pressed={chosen.includes(tier)}
          onClick={() => toggle(tier)}
        >
          {tier === 'undeclared' ? t('tier.short') : tier}
        </Button>
      ))}
    </div>
  );
};
