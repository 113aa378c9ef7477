import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useLocation, useNavigate } from 'react-router-dom';
import { useWords } from '../../hooks/useWords';
import { pathToPage, readPageTrail } from './pageTrail';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginTop: theme.spacing(2),
    },
  }),
  { name: 'ReadinessListPaging' },
);

/** Next and previous page. The page lives in the URL, the way to it in the history of the browser. @internal */
export const ListPaging = (props: {
  /** How much there is in all, in words. */
  total: string;
  nextCursor: string | null;
}) => {
  const { total, nextCursor } = props;
  const classes = useStyles();
  const { t } = useWords();
  const navigate = useNavigate();
  const location = useLocation();
  const cursor = new URLSearchParams(location.search).get('cursor');
  const trail = readPageTrail(location.state);
  const onNext = () =>
    navigate(pathToPage(location.search, nextCursor), {
      state: { pageTrail: [...trail, cursor ?? ''] },
    });
  const onPrevious = () =>
    navigate(pathToPage(location.search, trail[trail.length - 1] || null), {
      state: { pageTrail: trail.slice(0, -1) },
    });
  return (
    <nav className={classes.root} aria-label={t('entities.paging')}>
      <Button
        variant="outlined"
        size="small"
        disabled={cursor === null}
        onClick={onPrevious}
      >
        {t(
          cursor !== null && trail.length === 0
            ? 'entities.first'
            : 'entities.previous',
        )}
      </Button>
      <Button
        variant="outlined"
        size="small"
        disabled={nextCursor === null}
        onClick={onNext}
      >
        {t('entities.next')}
      </Button>
      <Typography variant="body2" role="status">
        {total}
      </Typography>
    </nav>
  );
};
