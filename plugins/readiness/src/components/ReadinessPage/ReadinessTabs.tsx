import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { NavLink, useSearchParams } from 'react-router-dom';
import { useWords } from '../../hooks/useWords';
import { rootRouteRef } from '../../routes';
import { filterParams } from '../../words/entityQuery';

/** Ten views in one row are too many to read: they stand in groups that wrap as a whole. */
const GROUPS = [
  {
    name: 'measured',
    views: ['adoption', 'standards', 'slos', 'ownership', 'entities'],
  },
  { name: 'decided', views: ['gates', 'reviews', 'exemptions', 'due-soon'] },
  { name: 'basis', views: ['documents'] },
] as const;

const useStyles = makeStyles(
  theme => ({
    nav: {
      display: 'flex',
      flexWrap: 'wrap',
      margin: theme.spacing(0, 0, 3),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    group: {
      display: 'flex',
      flexWrap: 'wrap',
      listStyle: 'none',
      margin: 0,
      padding: 0,
      '& + &': {
        position: 'relative',
        paddingLeft: theme.spacing(1),
        marginLeft: theme.spacing(1),
      },
      // A line between groups; at the beginning of a row it would divide nothing, but it does no harm there.
      '& + &::before': {
        content: '""',
        position: 'absolute',
        left: 0,
        top: theme.spacing(1.5),
        height: theme.spacing(3),
        borderLeft: `1px solid ${theme.palette.divider}`,
      },
      [theme.breakpoints.down('xs')]: {
        width: '100%',
        borderTop: `1px solid ${theme.palette.divider}`,
        '& + &': { paddingLeft: 0, marginLeft: 0 },
        '& + &::before': { display: 'none' },
      },
    },
    link: {
      ...theme.typography.button,
      display: 'block',
      padding: theme.spacing(1.5, 1.5),
      color: theme.palette.text.secondary,
      textDecoration: 'none',
      borderBottom: '3px solid transparent',
      marginBottom: -1,
      '&:hover': { color: theme.palette.text.primary },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
      '&[aria-current="page"]': {
        color: theme.palette.text.primary,
        borderBottomColor: theme.palette.primary.main,
      },
      [theme.breakpoints.down('xs')]: { padding: theme.spacing(1) },
    },
  }),
  { name: 'ReadinessTabs' },
);

/** Links between the views. They keep the filters, so that one question can be asked of each. @internal */
export const ReadinessTabs = () => {
  const classes = useStyles();
  const { t } = useWords();
  const root = useRouteRef(rootRouteRef)();
  const [params] = useSearchParams();
  const filters = filterParams(params).toString();
  return (
    <nav aria-label={t('page.tabs')} className={classes.nav}>
      {GROUPS.map(({ name, views }) => (
        <ul key={name} className={classes.group} aria-label={t(`page.${name}`)}>
          {views.map(view => (
            <li key={view}>
              <NavLink
                className={classes.link}
                to={{ pathname: `${root}/${view}`, search: filters }}
              >
                {t(`page.${view}`)}
              </NavLink>
            </li>
          ))}
        </ul>
      ))}
    </nav>
  );
};
