import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import ChevronLeftIcon from '@material-ui/icons/ChevronLeft';
import { ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';
import { rootRouteRef } from '../../routes';
import { filterParams } from '../../words/entityQuery';

const useStyles = makeStyles(
  { root: { display: 'inline-flex', alignItems: 'center' } },
  { name: 'ReadinessBackLink' },
);

/** Leads from a list to the view above it, with the filters. @internal */
export const BackLink = (props: {
  /** The view, below the readiness pages. */
  to: 'slos' | 'gates' | 'reviews';
  children: ReactNode;
}) => {
  const { to, children } = props;
  const classes = useStyles();
  const root = useRouteRef(rootRouteRef)();
  const [params] = useSearchParams();
  const search = filterParams(params).toString();
  const path = `${root}/${to}`;
  return (
    <Link className={classes.root} to={search ? `${path}?${search}` : path}>
      <ChevronLeftIcon fontSize="small" aria-hidden />
      {children}
    </Link>
  );
};
