import { AdoptionStatus, CheckStatus } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../hooks/useWords';
import { StatusIcon } from '../StatusLabel';

/** Adoption borrows the shapes of the statuses that mean the same. */
const SHAPES: Record<AdoptionStatus, CheckStatus> = {
  adopted: 'pass',
  'not-adopted': 'not-applicable',
  unknown: 'no-data',
};

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'ReadinessAdoptionLabel' },
);

/** Adopted, not adopted or unknown, as icon and word. @internal */
export const AdoptionLabel = (props: { status: AdoptionStatus }) => {
  const classes = useStyles();
  const { t } = useWords();
  return (
    <span className={classes.root}>
      <StatusIcon status={SHAPES[props.status]} />
      <span>{t(`adoption.${props.status}`)}</span>
    </span>
  );
};
