import { ResultView } from 'backstage-plugin-readiness-common';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { useWords } from '../../hooks/useWords';
import { rowAnchor } from '../../words/rowAnchor';
import { StatusLabel } from '../StatusLabel';
import { ResultDetails } from './ResultDetails';
import { RowDecisions } from './RowDecisions';
import { useRowTarget } from './useRowTarget';

const useStyles = makeStyles(
  theme => ({
    row: { borderBottom: `1px solid ${theme.palette.divider}` },
    summary: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'flex-start',
      alignItems: 'flex-start',
      width: '100%',
      gap: theme.spacing(0.5, 2),
      padding: theme.spacing(1),
      textAlign: 'left',
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    status: { flex: '0 0 auto', minWidth: 140, paddingTop: 2 },
    text: { flex: '1 1 280px', minWidth: 0 },
    title: { fontWeight: 'bold' },
    reason: { display: 'block', overflowWrap: 'anywhere' },
    who: { display: 'block', color: theme.palette.text.secondary },
  }),
  { name: 'ReadinessResultRow' },
);

/** One check: status, title, reason and who acts; the rest unfolds. @internal */
export const ResultRow = (props: { standard: string; result: ResultView }) => {
  const { standard, result } = props;
  const { checkId, title, status, stale, exempt, reason, who } = result;
  const classes = useStyles();
  const { t } = useWords();
  const anchor = rowAnchor(standard, checkId);
  const { open, setOpen, target } = useRowTarget(anchor);
  const detailsId = `${anchor}.details`;
  const Icon = open ? ExpandLessIcon : ExpandMoreIcon;
  return (
    <li className={classes.row} id={anchor}>
      <ButtonBase
        ref={target}
        className={classes.summary}
        aria-expanded={open}
        aria-controls={open ? detailsId : undefined}
        onClick={() => setOpen(!open)}
      >
        <span className={classes.status}>
          <StatusLabel status={status} stale={stale} exempt={exempt} />
        </span>
        <span className={classes.text}>
          <Typography className={classes.title} component="span">
            {title}
          </Typography>
          <Typography
            className={classes.reason}
            variant="body2"
            component="span"
          >
            {reason}
          </Typography>
          {who !== 'nobody' && (
            <Typography
              className={classes.who}
              variant="body2"
              component="span"
            >
              {t(`who.${who}`)}
            </Typography>
          )}
          <RowDecisions check={{ standard, checkId }} exempt={exempt} />
        </span>
        <Icon aria-hidden />
      </ButtonBase>
      {open && (
        <div id={detailsId}>
          <ResultDetails standard={standard} result={result} />
        </div>
      )}
    </li>
  );
};
