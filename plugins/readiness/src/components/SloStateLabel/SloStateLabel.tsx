import { SloStateView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../hooks/useWords';
import { SloStateIcon } from './SloStateIcon';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'ReadinessSloStateLabel' },
);

/** Where an objective stands, as icon and word. @internal */
export const SloStateLabel = (props: { state: SloStateView }) => {
  const classes = useStyles();
  const { t } = useWords();
  return (
    <span className={classes.root}>
      <SloStateIcon state={props.state} />
      <span>{t(`sloState.${props.state}`)}</span>
    </span>
  );
};
