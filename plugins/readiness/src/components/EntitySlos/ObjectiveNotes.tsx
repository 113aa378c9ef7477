import { SloObjectiveView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import InfoOutlinedIcon from '@material-ui/icons/InfoOutlined';
import { useWords } from '../../hooks/useWords';
import { ToneIcon } from '../IconLabel';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: theme.spacing(0.5, 0), padding: 0 },
    item: { display: 'flex', gap: theme.spacing(0.5) },
  }),
  { name: 'ReadinessObjectiveNotes' },
);

/** What a reader of the figures has to know: few events, missing data, why an alert speaks. @internal */
export const ObjectiveNotes = (props: { objective: SloObjectiveView }) => {
  const { lowTraffic, coverage, state, alertReasons } = props.objective;
  const classes = useStyles();
  const { t, formats } = useWords();
  const notes = [
    ...(alertReasons.length > 0
      ? [{ name: t('slo.alertReasons'), text: alertReasons.join(', ') }]
      : []),
    ...(lowTraffic
      ? [{ name: t('slo.lowTraffic'), text: t('slo.lowTrafficHelp') }]
      : []),
    // Where there is no data at all, or nothing could be read, the state says so already.
    ...(coverage < 1 && state !== 'no-data' && state !== 'error'
      ? [
          {
            name: t('slo.coverage'),
            text: t('slo.coverageNote', {
              share: formats.preciseShare(coverage),
            }),
          },
        ]
      : []),
  ];
  if (notes.length === 0) {
    return null;
  }
  return (
    <ul className={classes.list}>
      {notes.map(({ name, text }) => (
        <Typography
          key={name}
          className={classes.item}
          variant="body2"
          component="li"
        >
          <ToneIcon icon={InfoOutlinedIcon} tone="quiet" />
          <span>
            <strong>{name}:</strong> {text}
          </span>
        </Typography>
      ))}
    </ul>
  );
};
