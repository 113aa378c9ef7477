import { CheckStatus, ResultView } from 'backstage-plugin-readiness-common';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useSearchParams } from 'react-router-dom';
import { useWords } from '../../hooks/useWords';
import { readStatuses, withoutValue, withValue } from '../../words/entityQuery';
import { CHECK_STATUSES } from '../../words/statusOrder';
import { StatusIcon } from '../StatusLabel';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    button: { textTransform: 'none' },
  }),
  { name: 'ReadinessStatusFilter' },
);

/** Buttons that show only the checks of some statuses. The choice lives in the URL. @internal */
export const StatusFilter = (props: { results: readonly ResultView[] }) => {
  const { results } = props;
  const classes = useStyles();
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const chosen = readStatuses(params);
  const present = CHECK_STATUSES.map(status => ({
    status,
    count: results.filter(result => result.status === status).length,
  })).filter(({ status, count }) => count > 0 || chosen.includes(status));
  const toggle = (status: CheckStatus) => {
    const change = chosen.includes(status) ? withoutValue : withValue;
    setParams(change(params, 'status', status), { replace: true });
  };
  const clear = () => {
    const rest = new URLSearchParams(params);
    rest.delete('status');
    setParams(rest, { replace: true });
  };
  return (
    <div
      className={classes.root}
      role="group"
      aria-label={t('tab.filterLabel')}
    >
      {present.map(({ status, count }) => (
        <Button
          key={status}
          className={classes.button}
          size="small"
          variant={chosen.includes(status) ? 'contained' : 'outlined'}
          aria-pressed={chosen.includes(status)}
          startIcon={<StatusIcon status={status} />}
          onClick={() => toggle(status)}
        >
          {t('tab.filterOption', {
            status: t(`status.${status}`),
            number: String(count),
          })}
        </Button>
      ))}
      {chosen.length > 0 && (
        <Button className={classes.button} size="small" onClick={clear}>
          {t('tab.clearFilter')}
        </Button>
      )}
    </div>
  );
};
