import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import { useSearchParams } from 'react-router-dom';
import { useWords } from '../../hooks/useWords';
import { withoutValue } from '../../words/entityQuery';

const useStyles = makeStyles(
  { button: { textTransform: 'none' } },
  { name: 'ReadinessRemovableChip' },
);

/** One value that the URL narrows by, with a button that removes it. @internal */
export const RemovableChip = (props: {
  /** As the URL has them. */
  param: string;
  value: string;
  /** The same in words. */
  words: { name: string; value: string };
}) => {
  const { param, value, words } = props;
  const classes = useStyles();
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  return (
    <Button
      className={classes.button}
      size="small"
      variant="outlined"
      endIcon={<CloseIcon />}
      aria-label={t('filter.remove', words)}
      onClick={() =>
        setParams(withoutValue(params, param, value), { replace: true })
      }
    >
      {t('filter.chip', words)}
    </Button>
  );
};
