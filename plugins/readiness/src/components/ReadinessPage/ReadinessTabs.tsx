import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { NavLink, useSearchParams } from 'react-router-dom';
import { useWords } from '../../hooks/useWords';
import { rootRouteRef } from '../../routes';
import { filterParams } from '../../words/entityQuery';

const VIEWS = [
  'adoption',
  'standards',
  'slos',
  'ownership',
  'entities',
  'documents',
] as const;

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'flex',
      flexWrap: 'wrap',
      listStyle: 'none',
      margin: theme.spacing(0, 0, 3),
      padding: 0,
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    link: {
      ...theme.typography.button,
      display: 'block',
      padding: theme.spacing(1.5, 2),
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
    <nav aria-label={t('page.tabs')}>
      <ul className={classes.list}>
        {VIEWS.map(view => (
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
    </nav>
  );
};
