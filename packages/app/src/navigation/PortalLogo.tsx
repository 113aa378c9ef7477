import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      height: 2 * sidebarConfig.logoHeight,
      display: 'flex',
      alignItems: 'center',
    },
    link: {
      display: 'flex',
      alignItems: 'center',
      marginLeft: 20,
      gap: theme.spacing(1.5),
      whiteSpace: 'nowrap',
      color: theme.palette.common.white,
    },
    name: { ...theme.typography.subtitle1, fontWeight: 700, margin: 0 },
  }),
  { name: 'PortalLogo' },
);

/** The mark of the portal, with the name of the organisation while the sidebar is open. */
export const PortalLogo = () => {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  const organisation = useApi(configApiRef).getString('organization.name');

  return (
    <div className={classes.root}>
      <Link to="/" underline="none" className={classes.link} aria-label="Home">
        <svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">
          <circle
            cx="16"
            cy="16"
            r="14"
            fill="none"
            stroke="#4db6ac"
            strokeWidth="3"
          />
          <path
            d="M9 16.5l5 5 9-10"
            fill="none"
            stroke="#fff"
            strokeWidth="3"
          />
        </svg>
        {isOpen && <p className={classes.name}>{organisation}</p>}
      </Link>
    </div>
  );
};
