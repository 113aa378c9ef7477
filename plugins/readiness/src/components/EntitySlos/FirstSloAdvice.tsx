import { EntitySummary } from 'backstage-plugin-readiness-common';
import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import {
  firstSloExample,
  OPENSLO_ANNOTATION,
} from '../../words/firstSloExample';
import { Disclosure } from '../Disclosure';
import { QueryText } from '../QueryText';
import { SectionTitle } from '../SectionTitle';

/** Where the format is described. */
const SPECIFICATION = 'https://github.com/OpenSLO/OpenSLO#specification';

/** What to do where an entity has no SLO yet: a document to start from, with its names filled in. @internal */
export const FirstSloAdvice = (props: {
  entity: EntitySummary;
  /** There are documents, and something is wrong with them. */
  broken: boolean;
}) => {
  const { entity, broken } = props;
  const { t } = useWords();
  return (
    <>
      <SectionTitle>{t('firstSlo.title')}</SectionTitle>
      <Typography variant="body2" paragraph>
        {broken
          ? t('firstSlo.broken')
          : t('firstSlo.text', {
              annotation: <code>{OPENSLO_ANNOTATION}</code>,
            })}
      </Typography>
      {!broken && (
        <Disclosure summary={t('firstSlo.how')}>
          <Typography variant="body2">
            {t('firstSlo.example', { title: entity.title })}
          </Typography>
          <QueryText
            text={firstSloExample(entity)}
            copyLabel={t('firstSlo.copy')}
            copiedLabel={t('slo.copied')}
          />
          <Link to={SPECIFICATION}>{t('firstSlo.specification')}</Link>
        </Disclosure>
      )}
    </>
  );
};
