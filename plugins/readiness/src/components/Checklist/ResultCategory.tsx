import { ResultView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { SectionTitle } from '../SectionTitle';
import { ResultList } from './ResultList';

const useStyles = makeStyles(
  theme => ({
    root: { marginBottom: theme.spacing(3) },
    heading: {
      display: 'flex',
      alignItems: 'baseline',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(0.5),
    },
    count: { color: theme.palette.text.secondary },
  }),
  { name: 'ReadinessResultCategory' },
);

/** The results of one category below its heading. @internal */
export const ResultCategory = (props: {
  title: string;
  /** The standard, which tells apart a category that two of them have. */
  standard: string;
  name: string;
  results: readonly ResultView[];
}) => {
  const { title, standard, name, results } = props;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <section
      className={classes.root}
      aria-label={t('tab.categoryOf', { category: title, standard })}
    >
      <div className={classes.heading}>
        <SectionTitle>{title}</SectionTitle>
        <Typography variant="body2" className={classes.count}>
          {t('tab.categoryCount', { count: results.length })}
        </Typography>
      </div>
      <ResultList name={name} results={results} />
    </section>
  );
};
