import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { categoryWords } from '../../words/categoryWords';
import { SectionTitle } from '../SectionTitle';

/** What adoption should improve. Named only, because no figure of it is collected yet. @internal */
export const OutcomeList = (props: { outcomes: readonly string[] }) => {
  const { t } = useWords();
  if (props.outcomes.length === 0) {
    return null;
  }
  return (
    <section>
      <SectionTitle rank="h4">{t('capability.outcomes')}</SectionTitle>
      <Typography variant="body2">
        {props.outcomes.map(categoryWords).join(', ')}.{' '}
        {t('capability.outcomesNote')}
      </Typography>
    </section>
  );
};
