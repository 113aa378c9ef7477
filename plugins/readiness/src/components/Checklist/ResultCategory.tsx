import { ResultView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useId } from 'react';
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
  name: string;
  results: readonly ResultView[];
}) => {
  const { title, name, results } = props;
  const classes = useStyles();
  const headingId = useId();
  const { t } = useWords();
  return (
    <section className={classes.root} aria-labelledby={headingId}>
      <div className={classes.heading}>
        <SectionTitle id={headingId}>{title}</SectionTitle>
        <Typography variant="body2" className={classes.count}>
          {t('tab.categoryCount', { count: results.length })}
        </Typography>
      </div>
      <ResultList name={name} results={results} />
    </section>
  );
};
