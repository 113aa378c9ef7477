import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useGovernance } from '../../hooks/useGovernance';
import { useWords } from '../../hooks/useWords';
import { sortGates } from '../../words/gateOrder';
import { GateAnswerLabel } from '../GateAnswerLabel';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
      marginBottom: theme.spacing(2),
    },
  }),
  { name: 'ReadinessCardGates' },
);

/** "May I ship today?" in one line: the worst answer of a gate. Nothing where no gate concerns the entity. @internal */
export const CardGates = (props: { entityRef: string }) => {
  const { entityRef } = props;
  const classes = useStyles();
  const { t } = useWords();
  const answer = useGovernance(
    api => api.getEntityGates(entityRef),
    [entityRef],
  );
  if (answer.state === 'failed') {
    return (
      <Typography variant="body2" className={classes.root}>
        {t('shipping.unread')}
      </Typography>
    );
  }
  const worst =
    answer.state === 'ready' ? sortGates(answer.value.gates)[0] : undefined;
  if (!worst) {
    return null;
  }
  return (
    <Typography variant="body2" component="div" className={classes.root}>
      {t('shipping.worst', {
        answer: <GateAnswerLabel answer={worst.answer} />,
        gate: worst.title,
      })}
    </Typography>
  );
};
