import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';
import { useWords } from '../../hooks/useWords';
import { SectionTitle } from '../SectionTitle';
import { ExemptionDebtCard } from './ExemptionDebtCard';
import { ExemptionListCard } from './ExemptionListCard';

const useStyles = makeStyles(
  theme => ({ stack: { '& > * + *': { marginTop: theme.spacing(2) } } }),
  { name: 'ReadinessExemptionsPage' },
);

/** What is exempt, who has to decide about it, and how much of it there is. @internal */
export const ExemptionsPage = () => {
  const classes = useStyles();
  const { t } = useWords();
  // The debt changes with every decision, so it is read again after one.
  const [decisions, setDecisions] = useState(0);
  return (
    <>
      <SectionTitle rank="h2">{t('page.exemptions')}</SectionTitle>
      <Typography paragraph>{t('exemptionsPage.intro')}</Typography>
      <div className={classes.stack}>
        <ExemptionListCard onDecided={() => setDecisions(decisions + 1)} />
        <ExemptionDebtCard decisions={decisions} />
      </div>
    </>
  );
};
