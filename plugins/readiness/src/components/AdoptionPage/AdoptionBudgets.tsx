import { BudgetsByAdoption } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { adoptionBudgetWords } from '../../words/adoptionBudgetWords';
import { Disclosure } from '../Disclosure';
import { SectionTitle } from '../SectionTitle';
import { AdoptionBudgetTable } from './AdoptionBudgetTable';

const useStyles = makeStyles(
  theme => ({
    root: { marginTop: theme.spacing(2) },
    list: { margin: theme.spacing(0.5, 0), paddingLeft: theme.spacing(2.5) },
  }),
  { name: 'ReadinessAdoptionBudgets' },
);

/** Error budgets of adopters beside those of the others of the same tier. Not there without SLOs. @internal */
export const AdoptionBudgets = (props: {
  title: string;
  budgets: readonly BudgetsByAdoption[] | undefined;
}) => {
  const { title, budgets = [] } = props;
  const classes = useStyles();
  const words = useWords();
  const { t } = words;
  if (budgets.length === 0) {
    return null;
  }
  return (
    <section className={classes.root}>
      <SectionTitle rank="h4">{t('budgets.title')}</SectionTitle>
      <ul
        className={classes.list}
        aria-label={`${title}: ${t('budgets.title')}`}
      >
        {budgets.map(entry => (
          <Typography key={String(entry.tier)} variant="body2" component="li">
            {adoptionBudgetWords(words, entry)}
          </Typography>
        ))}
      </ul>
      <Typography variant="body2" color="textSecondary">
        {t('budgets.note')}
      </Typography>
      <Disclosure summary={t('budgets.details')}>
        <AdoptionBudgetTable title={title} budgets={budgets} />
      </Disclosure>
    </section>
  );
};
