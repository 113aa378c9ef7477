import { SloObjectiveView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Translate, useWords } from '../../hooks/useWords';
import { RelativeTime } from '../RelativeTime';
import { SloStateIcon } from '../SloStateLabel';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      display: 'flex',
      gap: theme.spacing(1),
      padding: theme.spacing(0.25, 0),
    },
  }),
  { name: 'ReadinessStateChanges' },
);

/** Since when an objective stands where it stands, newest first. @internal */
export const StateChanges = (props: {
  title: string;
  changes: SloObjectiveView['changes'];
}) => {
  const { title, changes } = props;
  const classes = useStyles();
  const { t } = useWords();
  if (changes.length === 0) {
    return <Typography variant="body2">{t('slo.changesNone')}</Typography>;
  }
  return (
    <ul className={classes.list} aria-label={`${title}: ${t('slo.changes')}`}>
      {changes.map(change => (
        <Typography
          key={change.at}
          className={classes.item}
          variant="body2"
          component="li"
        >
          <SloStateIcon state={change.to} />
          <span>
            {changeWords(t, change)}
            {' · '}
            <RelativeTime at={change.at} />
          </span>
        </Typography>
      ))}
    </ul>
  );
};

function changeWords(
  t: Translate,
  { from, to }: SloObjectiveView['changes'][number],
): string {
  return from === null
    ? t('slo.changedFirst', { to: t(`sloState.${to}`) })
    : t('slo.changed', {
        from: t(`sloState.${from}`),
        to: t(`sloState.${to}`),
      });
}
