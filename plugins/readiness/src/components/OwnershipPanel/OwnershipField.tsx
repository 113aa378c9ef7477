import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    name: { ...theme.typography.body2, color: theme.palette.text.secondary },
    value: {
      ...theme.typography.body1,
      margin: 0,
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'ReadinessOwnershipField' },
);

/** A name and its value in a description list. @internal */
export const OwnershipField = (props: {
  name: string;
  children: ReactNode;
}) => {
  const classes = useStyles();
  return (
    <div>
      <dt className={classes.name}>{props.name}</dt>
      <dd className={classes.value}>{props.children}</dd>
    </div>
  );
};
