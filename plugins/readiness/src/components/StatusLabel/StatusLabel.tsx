import { CheckStatus } from 'backstage-plugin-readiness-common';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../hooks/useWords';
import { IconLabel } from '../IconLabel';
import { StatusIcon } from './StatusIcon';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      whiteSpace: 'nowrap',
    },
    chip: { margin: 0 },
  }),
  { name: 'ReadinessStatusLabel' },
);

/** A status as icon and word, with what qualifies it. @internal */
export const StatusLabel = (props: {
  status: CheckStatus;
  stale?: boolean;
  exempt?: boolean;
}) => {
  const { status, stale, exempt } = props;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <span className={classes.root}>
      <IconLabel icon={<StatusIcon status={status} />} oneLine>
        {t(`status.${status}`)}
      </IconLabel>
      {stale && (
        <Chip
          component="span"
          className={classes.chip}
          size="small"
          variant="outlined"
          label={t('status.stale')}
          title={t('status.staleHelp')}
        />
      )}
      {exempt && (
        <Chip
          component="span"
          className={classes.chip}
          size="small"
          variant="outlined"
          label={t('status.exempt')}
          title={t('status.exemptHelp')}
        />
      )}
    </span>
  );
};
