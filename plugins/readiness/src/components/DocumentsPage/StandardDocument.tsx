import { DocumentsView } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { offWords } from '../../words/offWords';
import { Disclosure } from '../Disclosure';
import { CheckTable } from './CheckTable';
import { DocumentFacts } from './DocumentFacts';

/** One standard: its checks, and those that are off with what they need. @internal */
export const StandardDocument = (props: {
  standard: DocumentsView['standards'][number];
}) => {
  const { title, description, levels, checks, off, owner, file } =
    props.standard;
  const { t } = useWords();
  const by = {
    author: t('documents.offByAuthor'),
    configuration: t('documents.offByConfiguration'),
  };
  return (
    <InfoCard title={title} titleTypographyProps={{ component: 'h3' }}>
      {description && <Typography variant="body2">{description}</Typography>}
      <DocumentFacts
        owner={owner}
        file={file}
        facts={[
          levels.join(' › '),
          t('documents.checks', { count: checks.length }),
        ]}
      />
      <Disclosure summary={t('documents.checksOf', { title })}>
        <CheckTable title={title} checks={checks} />
      </Disclosure>
      {off.length > 0 && (
        <Disclosure summary={offWords(t, off)}>
          <ul>
            {off.map(check => (
              <Typography key={check.id} variant="body2" component="li">
                {check.needs
                  ? t('tab.offNeeds', {
                      title: check.title,
                      needs: check.needs,
                    })
                  : t('tab.offPlain', { title: check.title })}{' '}
                ({by[check.by]})
              </Typography>
            ))}
          </ul>
        </Disclosure>
      )}
    </InfoCard>
  );
};
