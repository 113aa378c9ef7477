import { SloOverview } from 'backstage-plugin-readiness-common';
import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useSloDrill } from '../../hooks/useSloDrill';
import { useWords } from '../../hooks/useWords';
import { ServiceTable } from '../ServiceTable';

/** The critical services of which nothing says how reliable they should be. @internal */
export const WithoutSlo = (props: {
  withoutSlo: SloOverview['withoutSlo'];
}) => {
  const { count, items } = props.withoutSlo;
  const { t } = useWords();
  const drill = useSloDrill();
  if (count === 0) {
    return <Typography variant="body2">{t('slos.withoutNone')}</Typography>;
  }
  return (
    <>
      <Typography variant="body2" color="textSecondary">
        {t('slos.withoutNote')}
      </Typography>
      <ServiceTable label={t('slos.without')} services={items} />
      {count > items.length && (
        <Link to={drill('withoutSlo')}>{t('slos.withoutAll', { count })}</Link>
      )}
    </>
  );
};
