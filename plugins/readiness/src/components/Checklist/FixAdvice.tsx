import { FixView } from 'backstage-plugin-readiness-common';
import { MarkdownContent } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../hooks/useWords';
import { SafeLink } from '../SafeLink';
import { SectionTitle } from '../SectionTitle';
import { TemplateLink } from '../TemplateLink';

const useStyles = makeStyles(
  theme => ({
    links: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(2) },
  }),
  { name: 'ReadinessFixAdvice' },
);

/** How to meet a check: words, instructions, or a template that does it. @internal */
export const FixAdvice = (props: { fix: FixView }) => {
  const { text, url, template } = props.fix;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <section>
      <SectionTitle rank="h4">{t('result.fix')}</SectionTitle>
      {text && <MarkdownContent content={text} />}
      <div className={classes.links}>
        {url && <SafeLink url={url}>{t('result.fixLink')}</SafeLink>}
        {template && (
          <TemplateLink target={template}>
            {t('result.fixTemplate', { template })}
          </TemplateLink>
        )}
      </div>
    </section>
  );
};
